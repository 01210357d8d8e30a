import type { Partner } from '#slices/organisations/index.ts';
import { partnersOf } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';

export type Loaded = { readonly partners: readonly Partner[] };

export async function load({ tx, actor }: PageContext): Promise<Loaded> {
  return { partners: await partnersOf(tx, actor.providerId) };
}
