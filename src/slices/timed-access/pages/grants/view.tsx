import { Card } from '#ui/duty/card.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import type { Drawn } from '#web/page.ts';
import { dayOf, ROLE_TITLES, STANDS_WORDS } from '../../parts/grant-words.ts';
import type { Loaded } from './load.ts';

/** Each grant with its days, its homes, and the two people who gave it. */
export function view({ grants, homes, names }: Loaded): Drawn {
  return {
    title: 'Inspectors and visitors',
    heading: 'Who reads by a dated grant',
    lead: 'They read registers and totals without a child’s name, change nothing, and see nothing after the last day.',
    current: 'home',
    backTo: { href: '/home', text: 'My home' },
    body: (
      <>
        <p class="kith-no-print">
          <a href="/dated-access/new">Let an inspector or visitor read</a>
        </p>
        {grants.length === 0 && <p>Nobody reads by a dated grant.</p>}
        {grants.map((grant) => (
          <Card edge={grant.stands === 'in-force' ? 'soon' : 'plain'}>
            <h2 class="kith-duty__title">
              <a href={`/dated-access/${grant.grantId}`}>{grant.name}</a>{' '}
              <Tag classes={grant.stands === 'in-force' ? 'kith-tag--soon' : 'govuk-tag--grey'}>
                {STANDS_WORDS[grant.stands]}
              </Tag>
            </h2>
            <p class="kith-tight">
              {ROLE_TITLES[grant.role]} · {grant.homes.map((each) => homes.get(each) ?? 'a home').join(', ')}
            </p>
            <p class="kith-tight">
              {dayOf(grant.from)} to {dayOf(grant.to)}
            </p>
            <p class="kith-muted">
              Asked for by {names.get(grant.askedBy) ?? 'a colleague'}, agreed to by{' '}
              {names.get(grant.givenBy) ?? 'a colleague'}.
            </p>
          </Card>
        ))}
      </>
    ),
  };
}
