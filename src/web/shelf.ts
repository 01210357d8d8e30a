import type { Pack } from '#engine/pack.ts';

/** Every pack that came with Kith or was put beside it, loaded and checked once at start. */
export type PackShelf = { readonly packs: readonly Pack[] };

/**
 * The packs that govern a provider's homes: those adopted, in the versions adopted. The engine itself picks, for
 * each event, the version in force when it happened. A pack that is no longer on the shelf is a bug of the
 * installation and throws, rather than leaving its duties silently unsaid.
 */
export function packsInUse(
  shelf: PackShelf,
  adopted: readonly { readonly id: string; readonly version: string }[],
): readonly Pack[] {
  return adopted.map(({ id, version }) => {
    const pack = shelf.packs.find((each) => each.id === id && each.version === version);
    if (!pack) throw new Error(`the adopted pack ${id} ${version} is not on the shelf`);
    return pack;
  });
}

/** The areas for which a policy on the shelf names a number of its own, in order: `central-bedfordshire`. */
export function areasOn({ packs }: PackShelf): readonly string[] {
  const areas = packs.flatMap(({ data }) =>
    data.directory.flatMap((entry) => entry['local-authority'] ?? []),
  );
  return [...new Set(areas)].sort();
}
