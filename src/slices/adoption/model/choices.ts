import type { Pack } from '#engine/pack.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Adoption, ChosenSetting } from '#slices/organisations/index.ts';

/** Adoptions that hold on a day or will later: those by which a home still lives. */
export const stillFollowed = (adoptions: readonly Adoption[], today: PlainDate): readonly Adoption[] =>
  adoptions.filter((each) => each.to === null || each.to >= today);

/** One version of each pack: those that govern today, and of what is followed later only what is new with it. */
export function oneOfEach(governing: readonly Pack[], later: readonly Pack[]): readonly Pack[] {
  const ids = new Set(governing.map((pack) => pack.id));
  return [...governing, ...later.filter((pack) => !ids.has(pack.id) && Boolean(ids.add(pack.id)))];
}

/** A chosen value, or `undefined` where it is none that a form could have sent. */
export function valueChosen(choice: ChosenSetting | undefined): string | boolean | undefined {
  const value = choice?.value;
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}
