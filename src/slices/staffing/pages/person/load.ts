import { can } from '#access/can.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import type { PersonSeen } from '../shared/load.ts';
import { personSeen } from '../shared/load.ts';

/** Somebody with their roles, past, present and to come, as far as the reader may know of them. */
export type Loaded = PersonSeen & {
  /** Those who set an end, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly isReader: boolean;
  readonly mayGive: boolean;
  readonly mayEnd: boolean;
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const seen = await personSeen(ctx);
  if (!seen) return undefined;
  const { tx, actor } = ctx;
  const isReader = seen.person.personId === actor.personId;
  const homes = actor.homes.some((homeId) => can(actor, 'role.give', { homeId }).allow);
  return {
    ...seen,
    names: await namesOf(
      tx,
      actor.providerId,
      seen.roles.flatMap((role) => role.endSetBy ?? []),
    ),
    isReader,
    mayGive: !isReader && (homes || can(actor, 'role.give').allow),
    mayEnd: seen.roles.some((role) => role.mayEnd),
  };
}
