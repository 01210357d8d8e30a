import { governingOn, newestFirst } from '#engine/governing.ts';
import type { Pack } from '#engine/pack.ts';
import { adoptedBetween } from '#engine/pack.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDay } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

/** Every pack that came with Kith or was put beside it, loaded and checked once at start. */
export type PackShelf = { readonly packs: readonly Pack[] };

/** One version of a policy as somebody follows it: from which London day, and to which. */
export type Followed = {
  readonly id: string;
  readonly version: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
};

/** One version of a policy, if it is on the shelf. */
export const versionOn = (
  { packs }: PackShelf,
  { id, version }: Pick<Followed, 'id' | 'version'>,
): Pack | undefined => packs.find((pack) => pack.id === id && pack.version === version);

/**
 * The packs that somebody follows, in the versions and for the days they follow them. The engine itself picks, for
 * each event, the version that was followed and in force when it happened. A pack that is no longer on the shelf is a
 * bug of the installation and throws, rather than leaving its duties silently unsaid.
 */
export function packsInUse(shelf: PackShelf, adopted: readonly Followed[]): readonly Pack[] {
  return adopted.map((each) => {
    const pack = versionOn(shelf, each);
    if (!pack) throw new Error(`the adopted pack ${each.id} ${each.version} is not on the shelf`);
    return adoptedBetween(pack, each.from, each.to);
  });
}

/** Those of the packs in use that govern what happens at a moment, one version of each. */
export const packsAt = (packs: readonly Pack[], at: Instant): readonly Pack[] =>
  governingOn(newestFirst(packs), londonDay(at));

/** "Staying in touch, 2023-02", by pack id, in the version that governs what happened at a moment. */
export const packTitlesAt = (packs: readonly Pack[], at: Instant): ReadonlyMap<string, string> =>
  new Map(packsAt(packs, at).map((pack) => [pack.id, `${pack.title}, ${pack.version}`]));

/** The areas for which a policy on the shelf names a number of its own, in order: `central-bedfordshire`. */
export function areasOn({ packs }: PackShelf): readonly string[] {
  const areas = packs.flatMap(({ data }) =>
    data.directory.flatMap((entry) => entry['local-authority'] ?? []),
  );
  return [...new Set(areas)].sort();
}
