import type { VNode } from 'preact';
import { longDateTime } from '#ui/words/time-words.ts';

/** How each detail of a record is introduced, in the order in which they are read. */
const LINES: readonly (readonly [string, string])[] = [
  ['words', ''],
  ['childSaid', 'In the child’s words: '],
  ['whoElse', 'Also there: '],
  ['reach', 'How the child reaches people: '],
  ['officer', 'Officer: '],
  ['reference', 'Reference: '],
  ['seal', 'Seal: '],
  ['keptAt', 'Kept at: '],
  ['condition', 'Its state: '],
];

const ON_OFF: Readonly<Record<string, string>> = { on: 'It was on.', off: 'It was off.' };

/** The words of an entry, each with what it answers. */
export function DetailWords({
  details,
  now,
}: {
  readonly details: Readonly<Record<string, unknown>>;
  readonly now: number;
}): VNode {
  const { switchedOff, occurredAt, endsAt, reviewAt } = details;
  const moments = [
    ['The right time: ', occurredAt],
    ['Ends: ', endsAt],
    ['Looked at again: ', reviewAt],
  ] as const;
  return (
    <>
      {LINES.map(([name, lead]) => {
        const text = details[name];
        return typeof text === 'string' && text !== '' ? (
          <p class="kith-own-words" dir="auto">
            {lead}
            {text}
          </p>
        ) : null;
      })}
      {typeof switchedOff === 'string' && ON_OFF[switchedOff] && <p>{ON_OFF[switchedOff]}</p>}
      {moments.map(([lead, at]) =>
        typeof at === 'number' ? (
          <p>
            {lead}
            {longDateTime(at, now)}
          </p>
        ) : null,
      )}
    </>
  );
}
