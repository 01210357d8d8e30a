import type { DayNumber } from '#kernel/day-number.ts';
import type { Pack } from './pack.ts';
import { isFollowed } from './pack.ts';

/** Packs in order of id, of each the version that came into force last first. */
export function newestFirst(packs: readonly Pack[]): readonly Pack[] {
  return [...packs].sort((a, b) => compare(a.id, b.id) || b.from - a.from || compare(b.version, a.version));
}

/** For each pack id the version followed and in force on a London day: the one that came into force last. `packs` newest first. */
export function governingOn(packs: readonly Pack[], day: DayNumber): readonly Pack[] {
  const governing: Pack[] = [];
  for (const pack of packs) {
    if (pack.from > day || (pack.to !== undefined && pack.to < day) || !isFollowed(pack, day)) continue;
    if (governing.at(-1)?.id !== pack.id) governing.push(pack);
  }
  return governing;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
