import type { Pack } from '#engine/pack.ts';
import { ENGINE_SETTINGS } from '#engine/settings.ts';
import type { Settings } from '#engine/types.ts';

/** A policy on the shelf as somebody chooses it for a try. */
export type PolicyChoice = {
  readonly id: string;
  readonly title: string;
  /** "version 2023-02; your organisation follows it" */
  readonly note: string;
  readonly followed: boolean;
};

/** Every policy on the shelf: those that the reader's organisation follows first, then by title. */
export function policiesToTry(
  packs: readonly Pack[],
  adopted: readonly { readonly id: string }[],
): readonly PolicyChoice[] {
  const ids = [...new Set(packs.map(({ id }) => id))];
  return ids
    .map((id): PolicyChoice => {
      const versions = packs.filter((pack) => pack.id === id).toSorted((a, b) => b.from - a.from);
      const followed = adopted.some((each) => each.id === id);
      const names = versions.map(({ version }) => version).join(' and ');
      return {
        id,
        title: versions[0]?.title ?? id,
        note: `Version ${names}${followed ? '; your organisation follows it' : ''}`,
        followed,
      };
    })
    .toSorted((a, b) => Number(b.followed) - Number(a.followed) || (a.title < b.title ? -1 : 1));
}

/** Of what a home has chosen, that which these policies, or the clocks themselves, leave open. */
export function settingsFor(chosen: Settings, packs: readonly Pack[], ids: readonly string[]): Settings {
  const open = new Set<string>([
    ...ENGINE_SETTINGS.map(({ id }) => id),
    ...packs.filter(({ id }) => ids.includes(id)).flatMap(({ data }) => data.settings.map(({ id }) => id)),
  ]);
  return Object.fromEntries(Object.entries(chosen).filter(([id]) => open.has(id)));
}
