import { can } from '#access/can.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';

/** Homes for which the reader may ask for a grant: at least one. */
export type Loaded = { readonly homes: readonly Home[] };

export async function load({ tx, actor }: PageContext): Promise<Loaded | undefined> {
  const all = await homesOf(tx, actor.providerId);
  const homes = all.filter(({ homeId }) => can(actor, 'dated.give', { homeId }).allow);
  return homes.length > 0 ? { homes } : undefined;
}
