import { dateInWords } from '#kernel/day-words.ts';
import { Card } from '#ui/duty/card.tsx';
import { PhoneNumber } from '#ui/duty/phone-number.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll } from '#ui/layout/columns.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { PARTNER_WORDS, roleWords } from '../../model/role-words.ts';
import type { Loaded } from './load.ts';

/** One agency or partnership: who speaks for it, from when to when. */
export function view({ partner, contacts, mayKeep }: Loaded, _form: FormState, ctx: PageContext): Drawn {
  const at = `/partners/${partner.partnerId}`;
  return {
    title: partner.name,
    caption: PARTNER_WORDS[partner.kind],
    heading: partner.name,
    lead: 'Whoever speaks for it sees nothing of a child or a home but what was shared with them.',
    current: 'home',
    wide: true,
    backTo: { href: '/partners', text: 'Agencies and partnerships' },
    body: (
      <Card>
        {partner.phone && (
          <p>
            <PhoneNumber number={partner.phone} />
          </p>
        )}
        {contacts.length === 0 ? (
          <p>Nobody speaks for it yet.</p>
        ) : (
          <Scroll label="Who speaks for it">
            <Table
              caption="Who speaks for it"
              firstCellIsHeader
              head={['Name', 'As', 'First day', 'Last day', 'Change'].map((content) => ({ content }))}
              rows={contacts.map((each) => [
                { content: <Named contact={each} /> },
                { content: roleWords(each.role) },
                { content: dateInWords(each.from) },
                {
                  content:
                    each.standing === 'withdrawn'
                      ? 'Never began'
                      : each.to === null
                        ? 'No end set'
                        : dateInWords(each.to),
                },
                {
                  content: !mayKeep ? (
                    ''
                  ) : each.personId === ctx.actor.personId ? (
                    'This is you'
                  ) : each.standing === 'held' || each.standing === 'planned' ? (
                    <a href={`${at}/contacts/${each.roleHeldId}`}>
                      End<span class="govuk-visually-hidden"> of {each.name}</span>
                    </a>
                  ) : (
                    'Ended'
                  ),
                },
              ])}
            />
          </Scroll>
        )}
        {mayKeep && (
          <p class="kith-no-print">
            <Button href={`${at}/contacts/new`} classes="govuk-button--secondary">
              Add somebody who speaks for it
            </Button>
          </p>
        )}
      </Card>
    ),
  };
}

function Named({ contact }: { readonly contact: Loaded['contacts'][number] }) {
  return (
    <>
      {contact.name}
      {contact.phone && (
        <>
          <br />
          <PhoneNumber number={contact.phone} />
        </>
      )}
      {contact.email && (
        <>
          <br />
          <span class="kith-muted">{contact.email}</span>
        </>
      )}
    </>
  );
}
