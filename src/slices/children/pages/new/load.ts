import { can } from '#access/can.ts';
import { londonDate } from '#kernel/london.ts';
import type { Authority, Home } from '#slices/organisations/index.ts';
import { authoritiesOf, homesOf } from '#slices/organisations/index.ts';
import type { SocialWorker } from '#slices/people/index.ts';
import { socialWorkersOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { areasOn } from '#web/shelf.ts';

/** What a new child can be joined to. */
export type Loaded = {
  /** Homes that the reader manages: at least one. */
  readonly homes: readonly Home[];
  readonly authorities: readonly Pick<Authority, 'authorityId' | 'name'>[];
  readonly socialWorkers: readonly SocialWorker[];
  /** Areas whose Children’s Services the policies on the shelf name a number of. */
  readonly areas: readonly string[];
};

export async function load({ tx, actor, now, shelf }: PageContext): Promise<Loaded | undefined> {
  const [all, authorities, socialWorkers] = await Promise.all([
    homesOf(tx, actor.providerId),
    authoritiesOf(tx, actor.providerId),
    socialWorkersOf(tx, actor.providerId, londonDate(now)),
  ]);
  const homes = all.filter(({ homeId }) => can(actor, 'child.add', { homeId }).allow);
  return homes.length > 0 ? { homes, authorities, socialWorkers, areas: areasOn(shelf) } : undefined;
}
