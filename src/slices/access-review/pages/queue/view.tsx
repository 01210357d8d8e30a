import type { VNode } from 'preact';
import type { Proposal } from '#slices/proposals/index.ts';
import { Card } from '#ui/duty/card.tsx';
import { ClockSentence } from '#ui/duty/clock.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { longDateTime, momentWords } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { settledWords, titleOf } from '../../model/words.ts';
import type { Loaded, Told } from './load.ts';

type Now = PageContext['now'];

/** What waits, the oldest first; below it what was settled. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { emergencies, proposals } = loaded;
  const waiting = {
    emergencies: emergencies.filter(({ item }) => item.review === null),
    proposals: proposals.filter(({ item }) => item.state === 'waiting' && now < item.expiresAt),
  };
  const settled = {
    emergencies: emergencies.filter(({ item }) => item.review !== null),
    proposals: proposals.filter(({ item }) => item.state !== 'waiting' || now >= item.expiresAt),
  };
  const many = waiting.emergencies.length + waiting.proposals.length;
  return {
    title: 'For a second person',
    heading: 'For a second person',
    lead: 'Nobody approves their own. What you began yourself waits here for somebody else.',
    current: 'reviews',
    backTo: { href: '/home', text: 'My home' },
    body: (
      <>
        <Section heading={many === 0 ? 'Nothing waits' : `Waiting (${many})`}>
          {many === 0 && (
            <Card edge="done">
              <p>Nothing waits for a second person.</p>
            </Card>
          )}
          {waiting.emergencies.map((each) => (
            <EmergencyCard {...each} loaded={loaded} now={now} />
          ))}
          {waiting.proposals.map((each) => (
            <ProposalCard {...each} loaded={loaded} now={now} />
          ))}
        </Section>
        {loaded.seesHours && (
          <p class="kith-no-print">
            <a href="/emergency-access/hours">How long an emergency opening lasts</a>
          </p>
        )}
        {settled.emergencies.length + settled.proposals.length > 0 && (
          <Section heading="Settled">
            {settled.emergencies.map((each) => (
              <EmergencyCard {...each} loaded={loaded} now={now} />
            ))}
            {settled.proposals.map((each) => (
              <ProposalCard {...each} loaded={loaded} now={now} />
            ))}
          </Section>
        )}
      </>
    ),
  };
}

type CardProps<Item> = {
  readonly item: Item;
  readonly mine: boolean;
  readonly mayDecide: boolean;
  readonly loaded: Loaded;
  readonly now: Now;
};

function EmergencyCard({ item, mine, mayDecide, loaded, now }: CardProps<Told>): VNode {
  const late = item.review === null && item.reviewDueAt < now;
  const child = loaded.children.get(item.childId) ?? 'a child';
  const who = loaded.names.get(item.personId) ?? 'A colleague';
  return (
    <Card edge={item.review ? 'done' : late ? 'harm' : 'soon'}>
      <h3 class="kith-duty__title">
        <a href={`/reviews/emergency/${item.accessId}`}>
          {who} opened {child}’s record in an emergency
        </a>
      </h3>
      <p class="kith-tight">
        {item.reasonWords}. {momentWords(item.openedAt, now)}, {loaded.homes.get(item.homeId) ?? 'a home'}.
      </p>
      <p class="kith-tight">
        {openWords(item, now)}
        {mine && item.live && (
          <>
            {' '}
            <a href={`/emergency-access/${item.accessId}/give-back`}>Give it back now</a>
          </>
        )}
      </p>
      {item.review ? (
        <p class="kith-muted">
          {loaded.names.get(item.review.by) ?? 'A colleague'} found:{' '}
          {item.review.finding === 'needed' ? 'it was needed' : 'it was not needed'}.
        </p>
      ) : (
        <p>
          <ClockSentence dueAt={item.reviewDueAt} now={now} state={late ? 'overdue' : 'open'} />
          {mine && !mayDecide && <> Somebody else looks at it.</>}
        </p>
      )}
    </Card>
  );
}

/** Until when it can be read, or how it ended. */
function openWords(item: Told, now: Now): string {
  if (item.live) return `It can be read until ${longDateTime(item.endsAt, now)}.`;
  return item.closedAt === null
    ? `It ended by itself ${longDateTime(item.endsAt, now)}.`
    : `It was given back ${longDateTime(item.closedAt, now)}.`;
}

function ProposalCard({ item, mine, loaded, now }: CardProps<Proposal>): VNode {
  const open = item.state === 'waiting' && now < item.expiresAt;
  return (
    <Card edge={open ? 'soon' : item.state === 'agreed' ? 'done' : 'held'}>
      <h3 class="kith-duty__title">
        <a href={`/reviews/${item.proposalId}`}>{titleOf(item.kind)}</a>{' '}
        {open && mine && <Tag classes="kith-tag--held">Yours: somebody else decides</Tag>}
      </h3>
      <p class="kith-tight">
        {loaded.names.get(item.proposedBy) ?? 'A colleague'} · {momentWords(item.proposedAt, now)}
        {item.childId && ` · ${loaded.children.get(item.childId) ?? 'a child'}`}
      </p>
      <p class="kith-muted">
        {open
          ? `Waits until ${longDateTime(item.expiresAt, now)}.`
          : settledWords(item.state, item.settled && (loaded.names.get(item.settled.by) ?? 'a colleague'))}
      </p>
    </Card>
  );
}
