import { can } from '#access/can.ts';
import type { ChildId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import { childrenSeen } from '#slices/children/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import type { DatedGrant } from '../../model/grant.ts';
import { standsAs } from '../../model/grant.ts';
import { consentsOf, grantsSeen } from '../../store/grants.ts';

/** One grant: its days, who gave it, and which children agreed. */
export type Loaded = {
  readonly grant: DatedGrant;
  readonly stands: ReturnType<typeof standsAs>;
  readonly homes: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  /** Children of its homes whom the reader sees, with whose consent stands. */
  readonly children: readonly {
    readonly childId: ChildId;
    readonly name: string;
    readonly child: boolean;
    readonly authority: boolean;
  }[];
  readonly mayEnd: boolean;
};

export async function load({ tx, actor, now, params }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const id = parseId<'dated-grant'>(params['grant'] ?? '');
  const [grant] = id ? await grantsSeen(tx, providerId, id) : [];
  const at = grant?.homes.find((homeId) => can(actor, 'dated.list', { homeId }).allow);
  if (!grant || !at) return undefined;
  const stands = standsAs(grant, londonDate(now));
  const consents = (await consentsOf(tx, providerId, grant.grantId)).filter(
    (each) => each.withdrawnAt === null,
  );
  const agreed = (childId: ChildId, by: string) =>
    consents.some((each) => each.childId === childId && each.givenBy === by);
  const children = (await childrenSeen(tx, providerId)).filter(
    ({ homeId }) => homeId !== null && grant.homes.includes(homeId),
  );
  return {
    grant: { ...grant, homes: [at, ...grant.homes.filter((each) => each !== at)] },
    stands,
    homes: new Map((await homesOf(tx, providerId)).map(({ homeId, name }) => [homeId, name])),
    names: await namesOf(tx, providerId, [grant.askedBy, grant.givenBy]),
    children: children.map(({ childId, givenName, familyName }) => ({
      childId,
      name: `${givenName} ${familyName.slice(0, 1)}`,
      child: agreed(childId, 'child'),
      authority: agreed(childId, 'placing-authority'),
    })),
    mayEnd: can(actor, 'dated.end', { homeId: at, state: stands === 'over' ? undefined : 'in-force' }).allow,
  };
}
