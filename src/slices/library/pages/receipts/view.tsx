import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { policyAddress } from '../../model/addresses.ts';
import type { ReadingItem } from '../../model/reading.ts';
import type { Loaded } from './load.ts';

type Now = PageContext['now'];

/** To read, and read. */
export function view({ items, asked, maySeeTeam }: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const waiting = items.filter(({ readAt }) => readAt === null);
  const done = items.filter(({ readAt }) => readAt !== null);
  return {
    title: 'Your reading',
    heading: 'Your reading',
    lead: 'The policies that your organisation follows, each in the version that counts. A new version asks again.',
    current: 'library',
    backTo: { href: '/library', text: 'Library' },
    body: (
      <>
        {maySeeTeam && (
          <p class="kith-no-print">
            <a href="/library/receipts/team">Who has read what</a>
          </p>
        )}
        {!asked && <p>You work for another organisation, so that nothing is asked of you here.</p>}
        {asked && items.length === 0 && <p>Your organisation follows no policy yet.</p>}
        {waiting.length > 0 && (
          <Section heading={`To read (${waiting.length})`}>
            {waiting.map((item) => (
              <Item item={item} now={now} />
            ))}
          </Section>
        )}
        {done.length > 0 && (
          <Section heading={`Read (${done.length})`}>
            {done.map((item) => (
              <Item item={item} now={now} />
            ))}
          </Section>
        )}
      </>
    ),
  };
}

function Item({ item, now }: { readonly item: ReadingItem; readonly now: Now }): VNode {
  const { pack } = item.policy;
  return (
    <Card edge={item.readAt === null ? 'soon' : 'done'}>
      <h3 class="kith-duty__title">
        <a href={policyAddress(pack)}>{pack.title}</a>{' '}
        {item.readAt === null && item.earlier && <Tag classes="kith-tag--soon">New version</Tag>}
      </h3>
      <p class="kith-tight">Version {item.version}</p>
      <p class="kith-muted">
        {item.readAt !== null
          ? `Read on ${longDateTime(item.readAt, now)}`
          : item.earlier
            ? `You read version ${item.earlier.version} on ${longDateTime(item.earlier.readAt, now)}. This one is new.`
            : 'Not read yet. At its end you can say that you have read it.'}
      </p>
    </Card>
  );
}
