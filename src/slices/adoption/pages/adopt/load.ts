import { can } from '#access/can.ts';
import type { Pack } from '#engine/pack.ts';
import type { Adoption, Home } from '#slices/organisations/index.ts';
import { adoptedPacks } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import { onShelf } from '../../model/adoption-choices.ts';
import { homeAsked } from '../shared/load.ts';

/** What can be adopted, and where. */
export type Loaded = {
  readonly home: Home;
  /** Homes for which the reader may adopt, the one that was asked for first. */
  readonly homes: readonly Home[];
  /** The reader may adopt for all of them at once. */
  readonly everywhere: boolean;
  readonly packs: readonly Pack[];
  readonly adoptions: readonly Adoption[];
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, shelf } = ctx;
  const asked = await homeAsked(ctx, 'policy.adopt');
  if (!asked) return undefined;
  const { home, others } = asked;
  return {
    home,
    homes: [home, ...others],
    everywhere: can(actor, 'policy.adopt').allow,
    packs: onShelf(shelf.packs),
    adoptions: await adoptedPacks(tx, actor.providerId),
  };
}
