import type { VNode } from 'preact';
import type { Duty } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';
import { HOUR } from '#kernel/instant.ts';
import { DutyCard } from '#ui/duty/duty-card.tsx';
import { Why as WhyLines } from '#ui/duty/why.tsx';
import type { ClockState } from '#ui/words/time-words.ts';
import type { OwedDuty } from '../model/duty-row.ts';
import { standingOf } from '../model/duty-row.ts';
import type { People } from '../model/recipients.ts';
import { whoFor } from '../model/recipients.ts';
import { doneWords, fill, leading, otherParts, titleOf } from '../model/words.ts';

export type DutyViewProps = {
  readonly owed: OwedDuty;
  readonly number?: number;
  readonly people: People;
  readonly now: Instant;
  /** May the reader do it? Without, the card tells and offers no button. */
  readonly mayDo: boolean;
  /** May the reader see how it was done? A card never links to what is not open to its reader. */
  readonly mayOpen?: boolean;
  /** Titles of the packs by id, for "Why?". */
  readonly packTitles: ReadonlyMap<string, string>;
  /** Put the child's name before the title, where several children's duties stand together. */
  readonly withChild?: boolean;
};

/** A duty of the record as a card: what, to whom, with which words, by when, and why. */
export function DutyView(props: DutyViewProps): VNode {
  const { owed, people, now } = props;
  const duty = owed.duty;
  const who = whoFor(duty, people);
  const standing = standingOf(owed, now);
  const title = titleOf(duty, people.childName, who);
  const named = who && who.name !== who.role && !title.includes(who.name) ? who.name : undefined;
  const how = leading(duty)?.how;
  return (
    <DutyCard
      id={`duty-${owed.dutyId}`}
      number={props.number}
      title={named ? `${title}: ${named}` : title}
      tag={
        standing === 'held'
          ? { text: 'On hold', look: 'held' }
          : standing === 'set-aside'
            ? { text: 'Set aside' }
            : undefined
      }
      calls={owed.closed ? undefined : who?.calls.length ? who.calls : undefined}
      clock={{
        dueAt: owed.dueAt,
        now,
        state: clockState(owed, now),
        from: duty.due.text,
        doneAt: owed.closed?.at,
        ...headline(owed, now),
      }}
      edge={duty.precedence < 4 && !owed.closed && standing !== 'held' ? 'harm' : undefined}
      why={{
        summary: duty.differs.some((each) => each.about === 'due') ? 'Why by then?' : 'Why?',
        content: <Why duty={duty} titles={props.packTitles} />,
      }}
      action={
        props.mayDo && !owed.closed && standing !== 'held'
          ? {
              kind: 'link',
              text: doneWords(duty, who),
              href: `/duties/${owed.dutyId}`,
              primary: (props.number ?? 9) <= 2,
            }
          : undefined
      }
      aside={
        owed.closed && props.mayOpen ? <a href={`/duties/${owed.dutyId}`}>How it was done</a> : undefined
      }
    >
      {who?.note && !owed.closed && <p>{who.note}</p>}
      {how && !owed.closed && <p>{fill(how, people.childName, who)}</p>}
      {otherParts(duty).length > 0 && (
        <ul>
          {otherParts(duty).map((part) => (
            <li>
              {fill(part.title, people.childName, who)}{' '}
              <span class="kith-muted">({part.clauses.join(', ')})</span>
            </li>
          ))}
        </ul>
      )}
      {standing === 'held' && <p>Waits until: {duty.heldUntil.join('; ')}. Everybody else’s clock runs.</p>}
    </DutyCard>
  );
}

function headline(owed: OwedDuty, now: Instant): { headline?: string } {
  const { duty } = owed;
  if (owed.closed?.as === 'set-aside') return { headline: 'Set aside' };
  if (owed.closed?.as === 'ended') return { headline: 'No longer owed' };
  if (standingOf(owed, now) !== 'open') return {};
  if (duty.due.kind === 'now') return { headline: 'Now' };
  if (duty.due.kind === 'before') return { headline: 'First' };
  return {};
}

/** Within how long of its time a duty is shown as pressing. */
const SOON = 24 * HOUR;

function clockState(owed: OwedDuty, now: Instant): ClockState {
  const standing = standingOf(owed, now);
  switch (standing) {
    case 'done':
    case 'set-aside':
    case 'ended':
      return 'done';
    case 'held':
    case 'overdue':
      return standing;
    case 'open':
      if (owed.dueAt === null) return 'no-time';
      return owed.dueAt - now <= SOON ? 'soon' : 'open';
  }
}

/** The clauses, their policies, and the arithmetic, line by line. */
export function Why({ duty, titles }: { duty: Duty; titles: ReadonlyMap<string, string> }): VNode {
  return (
    <>
      {duty.differs.length > 0 && <p>Your policies differ here. The stricter one counts.</p>}
      <WhyLines differs={duty.differs} why={duty.why} titles={titles} />
    </>
  );
}
