import { Card } from '#ui/duty/card.tsx';
import { PhoneNumber } from '#ui/duty/phone-number.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import type { Drawn } from '#web/page.ts';
import { PARTNER_WORDS } from '../../model/role-words.ts';
import type { Loaded } from './load.ts';

/** Agencies and partnerships. */
export function view({ partners }: Loaded): Drawn {
  return {
    title: 'Agencies and partnerships',
    heading: 'Agencies and partnerships',
    lead: 'Those that you work with. The people who speak for them see nothing here but what was shared with them.',
    current: 'home',
    backTo: { href: '/people', text: 'People' },
    body: (
      <Card>
        {partners.length === 0 && (
          <p>None yet: a school, a clinic, a police team, the safeguarding partnership.</p>
        )}
        {partners.length > 0 && (
          <SummaryList
            rows={partners.map((each) => ({
              key: { content: <a href={`/partners/${each.partnerId}`}>{each.name}</a> },
              value: {
                content: (
                  <>
                    {PARTNER_WORDS[each.kind]}
                    {each.phone && (
                      <>
                        <br />
                        <PhoneNumber number={each.phone} />
                      </>
                    )}
                  </>
                ),
              },
            }))}
          />
        )}
        <p class="kith-no-print">
          <Button href="/partners/new" classes="govuk-button--secondary">
            Add an agency or a partnership
          </Button>
        </p>
      </Card>
    ),
  };
}
