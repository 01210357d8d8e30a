import { can } from '#access/can.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { ImportPreview } from '#web/import-page.tsx';
import type { PageContext } from '#web/page.ts';

/** Homes for which the reader may bring children in, and what a table that was sent would do. */
export type Loaded = { readonly homes: readonly Home[]; readonly preview?: ImportPreview };

export async function load({ tx, actor }: PageContext): Promise<Loaded | undefined> {
  const all = await homesOf(tx, actor.providerId);
  const homes = all.filter(({ homeId }) => can(actor, 'child.import', { homeId }).allow);
  return homes.length > 0 ? { homes } : undefined;
}
