import type { VNode } from 'preact';
import { decapital, fillWords } from '#kernel/fill-words.ts';
import type { OwedDuty } from '#slices/duties/index.ts';
import { Card } from '#ui/duty/card.tsx';
import { Clauses } from '#ui/duty/clauses.tsx';
import { DutyCard } from '#ui/duty/duty-card.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { ClockState } from '#ui/words/time-words.ts';
import { momentWords } from '#ui/words/time-words.ts';
import type { PageContext } from '#web/page.ts';
import { counted, shortName } from '../../../model/names.ts';
import type { Loaded } from '../load.ts';

type Now = PageContext['now'];

/** What presses most, at most seven of them. */
export function Yours({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  const more = loaded.openCount - loaded.yours.length;
  return (
    <Section heading={loaded.mayRecord ? 'Yours now' : 'Owed now'}>
      {loaded.yours.length === 0 && (
        <Card edge="done">
          <p>Nothing is owed now.</p>
        </Card>
      )}
      {loaded.yours.map((owed) => (
        <Owed owed={owed} loaded={loaded} now={now} />
      ))}
      {more > 0 && (
        <p>
          <a href={`/home?home=${loaded.home.homeId}&all=yes`}>
            {counted(more, 'more thing', 'more things')} to do
          </a>
        </p>
      )}
      {loaded.all && (
        <p>
          <a href={`/home?home=${loaded.home.homeId}`}>Show the seven that press most</a>
        </p>
      )}
    </Section>
  );
}

function Owed({ owed, loaded, now }: { owed: OwedDuty; loaded: Loaded; now: Now }): VNode {
  const name = shortName(loaded.children, owed.childId);
  const child = owed.childId ? loaded.children.get(owed.childId) : undefined;
  const part = owed.duty.parts.find((each) => each.due.at === owed.duty.due.at) ?? owed.duty.parts[0];
  const words = (text: string) => fillWords(text, child?.givenName ?? 'the child', 'them');
  const overdue = owed.lateAt !== null && owed.lateAt < now;
  const state: ClockState = overdue
    ? 'overdue'
    : owed.dueAt === null
      ? 'no-time'
      : owed.dueAt - now < 24 * 3_600_000
        ? 'soon'
        : 'open';
  const tried = loaded.tries.find((each) => each.engineKey === owed.engineKey);
  return (
    <DutyCard
      headingLevel={3}
      number={overdue ? '!' : undefined}
      title={`${name}: ${decapital(words(part?.title ?? owed.duty.action))}`}
      href={`/duties/${owed.dutyId}`}
      clock={{
        dueAt: owed.dueAt,
        now,
        state,
        from: owed.duty.due.text,
        children: <Clauses ids={owed.duty.clauses} bare />,
      }}
    >
      <p>
        {tried
          ? `${loaded.names.get(tried.by) ?? 'A colleague'} tried, ${momentWords(tried.at, now)}, and did not get through.`
          : words(part?.how ?? '')}
      </p>
    </DutyCard>
  );
}

/** What was told or is on hold, and waits for somebody outside. */
export function Waiting({ loaded, now }: { loaded: Loaded; now: Now }): VNode | null {
  if (loaded.waiting.length === 0 && loaded.held.length === 0) return null;
  return (
    <Section heading="Waiting for others">
      <Card>
        <Table
          head={[{ content: 'Who' }, { content: 'What' }, { content: 'Since' }]}
          rows={[
            ...loaded.waiting.map((each) => [
              { content: each.recipient === 'placing-authority' ? 'Placing authority' : 'Social worker' },
              {
                content: (
                  <a href={`/restrictions/${each.eventId}`}>
                    {shortName(loaded.children, each.childId)}: answer to the restriction
                  </a>
                ),
              },
              {
                content: (
                  <>
                    {momentWords(each.since, now)}{' '}
                    {now - each.since > 48 * 3_600_000 && <Tag classes="kith-tag--soon">chase today</Tag>}
                  </>
                ),
              },
            ]),
            ...loaded.held.map((owed) => [
              { content: 'Police, Children’s Services' },
              {
                content: (
                  <a href={`/duties/${owed.dutyId}`}>
                    {shortName(loaded.children, owed.childId)}: joint decision before the family is told
                  </a>
                ),
              },
              {
                content: (
                  <>
                    {momentWords(owed.raisedAt, now)} <Tag classes="kith-tag--held">on hold</Tag>
                  </>
                ),
              },
            ]),
          ]}
        />
      </Card>
    </Section>
  );
}
