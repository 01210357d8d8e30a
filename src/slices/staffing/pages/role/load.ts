import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { RoleAtHome } from '#slices/people/index.ts';
import { rolesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';

/** A colleague, with every role they hold or held at homes that the reader manages: at least one. */
export type Loaded = {
  readonly name: string;
  readonly roles: readonly RoleAtHome[];
  /** Those of them that still give access. */
  readonly held: readonly RoleAtHome[];
  readonly homes: readonly Home[];
};

export async function load({ tx, actor, now, params }: PageContext): Promise<Loaded | undefined> {
  const personId = parseId<'person'>(params['person'] ?? '');
  // Nobody ends their own access: a home would be left without whoever can give it back.
  if (!personId || personId === actor.personId) return undefined;
  const [all, homes] = await Promise.all([
    rolesOf(tx, actor.providerId, personId),
    homesOf(tx, actor.providerId),
  ]);
  const roles = all.filter(({ homeId }) => can(actor, 'person.end', { homeId }).allow);
  const [first] = roles;
  if (!first) return undefined;
  const today = londonDate(now);
  const held = roles.filter(({ to }) => to === null || to >= today);
  return { name: first.name, roles, held, homes };
}
