import { can } from '#access/can.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';

/** Homes for which the reader may add an agency or a partnership. */
export type Loaded = {
  readonly homes: readonly Home[];
  /** The reader may add one with which every home works. */
  readonly forAll: boolean;
};

export async function load({ tx, actor }: PageContext): Promise<Loaded | undefined> {
  const all = await homesOf(tx, actor.providerId);
  const homes = all.filter(({ homeId }) => can(actor, 'partner.keep', { homeId }).allow);
  const forAll = can(actor, 'partner.keep').allow;
  return homes.length > 0 || forAll ? { homes, forAll } : undefined;
}
