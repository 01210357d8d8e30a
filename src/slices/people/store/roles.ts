import { sql } from 'kysely';
import type { Role } from '#access/actor.ts';
import type { AuthorityId, HomeId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** A social worker whom children can be allocated to. */
export type SocialWorker = {
  readonly personId: PersonId;
  readonly name: string;
  readonly authorityId: AuthorityId;
};

/** The social workers on `today` (London date) of the children whom the reader may see, in the order of their names. */
export async function socialWorkersOf(
  tx: Tx,
  providerId: ProviderId,
  today: PlainDate,
): Promise<readonly SocialWorker[]> {
  const { rows } = await sql<{ person_id: string; name: string; authority_id: string }>`
    select distinct p.person_id, p.given_name || ' ' || p.family_name as name, r.authority_id
    from kith.role_held r
    join kith.person p on p.provider_id = r.provider_id and p.person_id = r.person_id
    where r.provider_id = ${providerId} and r.role = 'social-worker'
      and r.held_from <= ${today}::date and (r.held_to is null or r.held_to >= ${today}::date)
      -- Row-level security leaves the allocations of the reader's own children here, whoever the reader is.
      and exists (select 1 from kith.allocation a
                  where a.provider_id = r.provider_id and a.person_id = r.person_id)
    order by name`.execute(tx);
  return rows.map((row) => ({
    personId: row.person_id as PersonId,
    name: row.name,
    authorityId: row.authority_id as AuthorityId,
  }));
}

/** A role that somebody holds, or held, at a home. */
export type RoleAtHome = {
  readonly roleHeldId: Id<'role-held'>;
  readonly personId: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly homeId: HomeId;
  /** Last London day; null while no end is known. */
  readonly to: PlainDate | null;
};

/** Every role that somebody holds, or held, at homes. */
export async function rolesOf(
  tx: Tx,
  providerId: ProviderId,
  personId: PersonId,
): Promise<readonly RoleAtHome[]> {
  const { rows } = await sql<{
    role_held_id: string;
    name: string;
    role: string;
    home_id: string;
    held_to: string | null;
  }>`
    select r.role_held_id, p.given_name || ' ' || p.family_name as name, r.role, r.home_id, r.held_to
    from kith.role_held r
    join kith.person p on p.provider_id = r.provider_id and p.person_id = r.person_id
    where r.provider_id = ${providerId} and r.person_id = ${personId} and r.home_id is not null
    order by r.held_from, r.role_held_id`.execute(tx);
  return rows.map((row) => ({
    roleHeldId: row.role_held_id as Id<'role-held'>,
    personId,
    name: row.name,
    role: row.role as Role,
    homeId: row.home_id as HomeId,
    to: row.held_to as PlainDate | null,
  }));
}

/** Ends roles: `last` is the last London day on which each gives access. Earlier ends stay. */
export async function endRoles(
  tx: Tx,
  providerId: ProviderId,
  roles: readonly Id<'role-held'>[],
  last: PlainDate,
): Promise<void> {
  if (roles.length === 0) return;
  await tx
    .updateTable('kith.role_held')
    .set({ held_to: last })
    .where('provider_id', '=', providerId)
    .where('role_held_id', 'in', [...roles])
    .where((where) => where.or([where('held_to', 'is', null), where('held_to', '>', last)]))
    .execute();
}
