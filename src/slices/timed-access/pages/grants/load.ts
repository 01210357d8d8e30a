import { can } from '#access/can.ts';
import { londonDate } from '#kernel/london.ts';
import { homesOf } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import type { DatedGrant } from '../../model/grant.ts';
import { standsAs } from '../../model/grant.ts';
import { grantsSeen } from '../../store/grants.ts';

/** Who reads, read or will read by a dated grant. */
export type Loaded = {
  readonly grants: readonly (DatedGrant & { readonly stands: ReturnType<typeof standsAs> })[];
  readonly homes: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  /** A home for which the reader may see this: what the page is judged on. */
  readonly homeId: DatedGrant['homes'][number];
};

export async function load({ tx, actor, now }: PageContext): Promise<Loaded | undefined> {
  const all = await homesOf(tx, actor.providerId);
  const homes = all.filter(({ homeId }) => can(actor, 'dated.list', { homeId }).allow);
  const [first] = homes;
  if (!first) return undefined;
  const mine = new Map(homes.map(({ homeId, name }) => [homeId, name]));
  const grants = (await grantsSeen(tx, actor.providerId)).filter((grant) =>
    grant.homes.some((homeId) => mine.has(homeId)),
  );
  const people = grants.flatMap(({ askedBy, givenBy }) => [askedBy, givenBy]);
  return {
    grants: grants.map((grant) => ({ ...grant, stands: standsAs(grant, londonDate(now)) })),
    homes: new Map(all.map(({ homeId, name }) => [homeId, name])),
    names: await namesOf(tx, actor.providerId, people),
    homeId: first.homeId,
  };
}
