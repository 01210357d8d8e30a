import { sql } from 'kysely';
import type { VisitorRole } from '#access/actor.ts';
import type { ChildId, EmergencyAccessId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { TimedRights } from '../model/timed-rights.ts';

type Row = {
  readonly name: string | null;
  readonly emergencies: readonly { access_id: string; child_id: string; ends: number }[];
  readonly visits: readonly { role: string; home_id: string }[];
  readonly consented: readonly string[];
};

/** What somebody may read for a while, at `now`. Runs under the sign-in or system scope, once a request. */
export async function timedRightsOf(
  tx: Tx,
  providerId: ProviderId,
  personId: PersonId,
  now: Instant,
): Promise<TimedRights> {
  const at = new Date(now);
  const { rows } = await sql<Row>`
    with granted as (
      select grant_id, role from kith.dated_grant
      where provider_id = ${providerId} and person_id = ${personId} and ended_at is null
        and (${at}::timestamptz at time zone 'Europe/London')::date between from_day and to_day
    )
    select
      (select given_name || ' ' || family_name from kith.person
       where provider_id = ${providerId} and person_id = ${personId}) as name,
      coalesce((select jsonb_agg(jsonb_build_object('access_id', access_id, 'child_id', child_id,
                  'ends', (extract(epoch from ends_at) * 1000)::bigint) order by opened_at)
        from kith.emergency_access
        where provider_id = ${providerId} and person_id = ${personId}
          and closed_at is null and opened_at <= ${at} and ends_at > ${at}), '[]') as emergencies,
      coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'home_id', h.home_id))
        from granted g join kith.dated_grant_home h on h.provider_id = ${providerId} and h.grant_id = g.grant_id),
        '[]') as visits,
      -- Of a child who lives today at a home that the grant names, where both consents stand.
      coalesce((select jsonb_agg(distinct c.child_id)
        from granted g
        join kith.visit_consent c on c.provider_id = ${providerId} and c.grant_id = g.grant_id
          and c.given_by = 'child' and c.withdrawn_at is null
        join kith.visit_consent a on a.provider_id = c.provider_id and a.grant_id = g.grant_id
          and a.child_id = c.child_id and a.given_by = 'placing-authority' and a.withdrawn_at is null
        join kith.placement p on p.provider_id = c.provider_id and p.child_id = c.child_id and p.ended_on is null
        join kith.dated_grant_home h on h.provider_id = c.provider_id and h.grant_id = g.grant_id
          and h.home_id = p.home_id), '[]') as consented`.execute(tx);
  const row = rows[0];
  return {
    name: row?.name ?? '',
    emergencies: (row?.emergencies ?? []).map((each) => ({
      accessId: each.access_id as EmergencyAccessId,
      childId: each.child_id as ChildId,
      endsAt: each.ends as Instant,
    })),
    visits: (row?.visits ?? []).map((each) => ({
      role: each.role as VisitorRole,
      homeId: each.home_id as HomeId,
    })),
    consented: (row?.consented ?? []) as readonly ChildId[],
  };
}
