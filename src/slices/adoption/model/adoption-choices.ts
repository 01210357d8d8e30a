import type { Pack } from '#engine/pack.ts';
import { addDays, dayNumberOf, plainDateOf } from '#kernel/day-number.ts';
import type { HomeId } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Adoption } from '#slices/organisations/index.ts';
import { dayWords } from './words.ts';

/** Where a policy is followed: everywhere (null), or at one home. */
export type Level = HomeId | null;

/** How a form names a version of a policy. */
export const versionKey = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `${id}@${version}`;

/** Every version on the shelf, by title, the newest first. */
export const onShelf = (packs: readonly Pack[]): readonly Pack[] =>
  packs.toSorted((a, b) => compare(a.title, b.title) || b.from - a.from || compare(b.version, a.version));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Why a version cannot be followed at a level from a day on; `undefined` where it can. */
export function problemOfAdopting(
  pack: Pack,
  at: { readonly level: Level; readonly from: PlainDate },
  adoptions: readonly Adoption[],
): { readonly field: 'from-day' | 'policy'; readonly text: string } | undefined {
  const { level, from } = at;
  const first = pack.data.meta['in-force'].from as PlainDate;
  const last = pack.data.meta['in-force'].to as PlainDate | undefined;
  if (from < first)
    return { field: 'from-day', text: `Enter ${dayWords(first)} or a later day: it was not in force before` };
  if (last !== undefined && from > last)
    return {
      field: 'from-day',
      text: `Enter ${dayWords(last)} or an earlier day: it is not in force after that`,
    };
  const own = adoptions.filter(
    (each) => each.id === pack.id && each.version === pack.version && each.homeId === level,
  );
  const running = own.find((each) => each.to === null);
  if (running)
    return {
      field: 'policy',
      text: `Choose another: this one is followed from ${dayWords(running.from)} already`,
    };
  const everywhere = adoptions.find(
    (each) =>
      each.id === pack.id &&
      each.version === pack.version &&
      each.homeId === null &&
      each.to === null &&
      each.from <= from,
  );
  if (everywhere)
    return { field: 'policy', text: 'Choose another: the whole organisation follows this one already' };
  const before =
    own.find((each) => each.to !== null && each.from <= from && from <= each.to) ??
    own.find((each) => each.from === from);
  return (
    before && {
      field: 'from-day',
      text: `Enter another day: it was followed from ${dayWords(before.from)} to ${dayWords(before.to ?? before.from)}`,
    }
  );
}

/** The earliest last day that an adoption can be given today: what happened before today is judged by it for ever. */
export function earliestEnd(adoption: Pick<Adoption, 'from'>, today: PlainDate): PlainDate {
  const yesterday = plainDateOf(addDays(dayNumberOf(today), -1));
  const dayBefore = plainDateOf(addDays(dayNumberOf(adoption.from), -1));
  return dayBefore > yesterday ? dayBefore : yesterday;
}

/** How an adoption stands on a day. */
export type AdoptionState = 'followed' | 'later' | 'ended' | 'never';

export function stateOf({ from, to }: Pick<Adoption, 'from' | 'to'>, today: PlainDate): AdoptionState {
  if (to !== null && to < from) return 'never';
  if (to !== null && to < today) return 'ended';
  return from > today ? 'later' : 'followed';
}
