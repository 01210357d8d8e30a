import type { Partner } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import { partnerSeen } from '../shared/load.ts';

export type Loaded = { readonly partner: Partner };

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const partner = await partnerSeen(ctx);
  return partner && { partner };
}
