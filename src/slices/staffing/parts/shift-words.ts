import type { Certainty, ShiftStory } from '#slices/people/index.ts';
import { timeOf } from '#ui/words/time-words.ts';

/** "07:00 to 15:00"; with a plus where it ends on a later day. */
export function hoursOf(shift: { readonly startsAt: number; readonly endsAt: number }): string {
  return `${timeOf(shift.startsAt)} to ${timeOf(shift.endsAt)}`;
}

/** What became of a shift, in words; '' while nothing was said. */
export function storyWords({ came, left, off, why }: ShiftStory): string {
  const because = why ? `: ${why}` : '';
  if (off === 'absent') return `Did not come${because}`;
  if (off === 'withdrawn') return `Taken off the rota${because}`;
  if (came === null) return '';
  return left === null ? `Came ${timeOf(came)}` : `Came ${timeOf(came)}, went ${timeOf(left)}`;
}

/** How surely somebody is or was on duty, in words. */
export const CERTAINTY: Readonly<Record<Certainty, string>> = {
  came: 'Said to have come',
  'rota-only': 'On the rota; nobody has said that they came',
  'not-said-finished': 'Came, and has not said that they finished',
};
