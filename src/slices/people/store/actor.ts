import { sql } from 'kysely';
import type { Actor, Role, RoleHeld } from '#access/actor.ts';
import type { AuthorityId, ChildId, HomeId, PartnerId, PersonId, ProviderId, SealId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

type Row = {
  readonly given_name: string;
  readonly family_name: string;
  readonly roles: readonly {
    role: string;
    home_id: string | null;
    authority_id: string | null;
    partner_id: string | null;
  }[];
  readonly children: readonly string[];
  readonly seals: readonly string[];
};

/**
 * Somebody with the relations that hold at `now`, to the moment: roles begun and not ended, the children placed at the
 * homes they work at, the children allocated to them. Runs under the sign-in or system scope, once a request;
 * `undefined` when the person is not there or holds no role any more.
 */
export async function actorOf(
  tx: Tx,
  providerId: ProviderId,
  personId: PersonId,
  now: Instant,
): Promise<Actor | undefined> {
  const at = new Date(now);
  const { rows } = await sql<Row>`
    with held as (
      select role, home_id, authority_id, partner_id from kith.role_held
      where provider_id = ${providerId} and person_id = ${personId}
        and kith.holds(held_from, held_to, ended_at, ${at})
    ), mine as (
      select child_id from kith.placement
      where provider_id = ${providerId} and ended_on is null
        and started_on <= (${at}::timestamptz at time zone 'Europe/London')::date
        and home_id in (select home_id from held where home_id is not null)
      union
      select child_id from kith.allocation
      where provider_id = ${providerId} and person_id = ${personId}
        and kith.holds(allocated_from, allocated_to, ended_at, ${at})
        and exists (select 1 from held where role = 'social-worker')
    )
    select given_name, family_name,
      coalesce((select jsonb_agg(held) from held), '[]') as roles,
      coalesce((select jsonb_agg(child_id) from mine), '[]') as children,
      coalesce((select jsonb_agg(seal_id) from kith.seal_reader
        where provider_id = ${providerId} and person_id = ${personId}), '[]') as seals
    from kith.person where provider_id = ${providerId} and person_id = ${personId}`.execute(tx);
  const row = rows[0];
  if (!row || row.roles.length === 0) return undefined;
  const roles = row.roles.map(
    (held): RoleHeld => ({
      role: held.role as Role,
      ...(held.home_id ? { homeId: held.home_id as HomeId } : {}),
      ...(held.authority_id ? { authorityId: held.authority_id as AuthorityId } : {}),
      ...(held.partner_id ? { partnerId: held.partner_id as PartnerId } : {}),
    }),
  );
  return {
    providerId,
    personId,
    name: `${row.given_name} ${row.family_name}`,
    roles,
    homes: [...new Set(roles.flatMap((held) => held.homeId ?? []))],
    children: row.children as readonly ChildId[],
    seals: row.seals as readonly SealId[],
  };
}
