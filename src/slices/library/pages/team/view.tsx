import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Scroll } from '#ui/layout/columns.tsx';
import { longDate } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { policyAddress } from '../../model/addresses.ts';
import type { ReadingItem } from '../../model/reading.ts';
import { shortTitle } from '../../model/short-title.ts';
import type { Loaded } from './load.ts';

/** One row a person, one column a policy. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { home, others, policies, people } = loaded;
  const all = people.flatMap(({ items }) => items);
  const read = all.filter(({ readAt }) => readAt !== null).length;
  return {
    title: 'Who has read what',
    heading: `Who has read what at ${home.name}`,
    lead:
      all.length === 0
        ? undefined
        : `${read} of ${all.length} readings are done. A new version asks everybody again.`,
    current: 'library',
    backTo: { href: '/library/receipts', text: 'Your reading' },
    wide: true,
    body: (
      <>
        {policies.length === 0 ? (
          <p>Your organisation follows no policy yet.</p>
        ) : (
          <Card>
            <Scroll label="Who has read which version">
              <Table
                caption="Who has read which version"
                captionClasses="govuk-visually-hidden"
                firstCellIsHeader
                head={[
                  { content: 'Name' },
                  ...policies.map(({ pack }) => ({
                    content: (
                      <>
                        <a href={policyAddress(pack)}>{shortTitle(pack.title)}</a>
                        <br />
                        <span class="kith-muted">version {pack.version}</span>
                      </>
                    ),
                  })),
                ]}
                rows={people.map(({ person, items }) => [
                  { content: person.name },
                  ...items.map((item) => ({ content: <Standing item={item} now={now} /> })),
                ])}
              />
            </Scroll>
          </Card>
        )}
        {others.length > 0 && (
          <p class="kith-no-print">
            Other homes:{' '}
            {others.map((other, index) => (
              <>
                {index > 0 && ' · '}
                <a href={`/library/receipts/team?home=${other.homeId}`}>{other.name}</a>
              </>
            ))}
          </p>
        )}
      </>
    ),
  };
}

function Standing({
  item,
  now,
}: {
  readonly item: ReadingItem;
  readonly now: PageContext['now'];
}): VNode | string {
  if (item.readAt !== null) return `Read ${longDate(item.readAt, now)}`;
  return (
    <>
      <Tag classes="kith-tag--soon">To read</Tag>
      {item.earlier && (
        <>
          <br />
          <span class="kith-muted kith-small">
            read version {item.earlier.version} {longDate(item.earlier.readAt, now)}
          </span>
        </>
      )}
    </>
  );
}
