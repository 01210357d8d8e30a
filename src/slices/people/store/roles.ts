import { sql } from 'kysely';
import type { Role } from '#access/actor.ts';
import type { AuthorityId, HomeId, Id, PartnerId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { SpanEnd } from '#kernel/span.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { HeldRole, RolePlace } from '../model/held-role.ts';

/** A social worker whom children can be allocated to. */
export type SocialWorker = {
  readonly personId: PersonId;
  readonly name: string;
  readonly authorityId: AuthorityId;
};

/** Everybody who is a social worker of one authority on `today` (London date), in the order of their names. */
export async function socialWorkersAt(
  tx: Tx,
  providerId: ProviderId,
  authorityId: AuthorityId,
  today: PlainDate,
): Promise<readonly SocialWorker[]> {
  const { rows } = await sql<{ person_id: string; name: string }>`
    select distinct p.person_id, p.given_name || ' ' || p.family_name as name
    from kith.role_held r
    join kith.person p on p.provider_id = r.provider_id and p.person_id = r.person_id
    where r.provider_id = ${providerId} and r.role = 'social-worker' and r.authority_id = ${authorityId}
      and r.held_from <= ${today}::date and (r.held_to is null or r.held_to >= ${today}::date)
      and r.ended_at is null
    order by name`.execute(tx);
  return rows.map((row) => ({ personId: row.person_id as PersonId, name: row.name, authorityId }));
}

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
      and r.ended_at is null
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

type Row = {
  readonly role_held_id: string;
  readonly role: string;
  readonly home_id: string | null;
  readonly authority_id: string | null;
  readonly partner_id: string | null;
  readonly place: string;
  readonly held_from: string;
  readonly held_to: string | null;
  readonly ended_at: Instant | null;
  readonly given_by: string | null;
  readonly end_set_by: string | null;
  readonly end_reason: string | null;
};

/** Every role that somebody holds, held or will hold, the newest first. */
export async function rolesOf(
  tx: Tx,
  providerId: ProviderId,
  personId: PersonId,
): Promise<readonly HeldRole[]> {
  const { rows } = await sql<Row>`
    select r.*, coalesce(h.name, u.name, p.name, o.name) as place
    from kith.role_held r
    join kith.provider o on o.provider_id = r.provider_id
    left join kith.home h on h.provider_id = r.provider_id and h.home_id = r.home_id
    left join kith.authority u on u.provider_id = r.provider_id and u.authority_id = r.authority_id
    left join kith.partner p on p.provider_id = r.provider_id and p.partner_id = r.partner_id
    where r.provider_id = ${providerId} and r.person_id = ${personId}
    order by r.held_from desc, r.given_at desc nulls last, r.role_held_id`.execute(tx);
  return rows.map((row) => fromRow(row, personId));
}

function fromRow(row: Row, personId: PersonId): HeldRole {
  return {
    roleHeldId: row.role_held_id as Id<'role-held'>,
    personId,
    role: row.role as Role,
    place: placeOf(row),
    from: row.held_from as PlainDate,
    to: row.held_to as PlainDate | null,
    endedAt: row.ended_at,
    givenBy: row.given_by as PersonId | null,
    endSetBy: row.end_set_by as PersonId | null,
    endReason: row.end_reason,
  };
}

function placeOf(row: Row): RolePlace {
  const name = row.place;
  if (row.home_id !== null) return { kind: 'home', homeId: row.home_id as HomeId, name };
  if (row.authority_id !== null)
    return { kind: 'authority', authorityId: row.authority_id as AuthorityId, name };
  if (row.partner_id !== null) return { kind: 'partner', partnerId: row.partner_id as PartnerId, name };
  return { kind: 'organisation', name };
}

/** An end of a role: when, who set it and why. */
export type RoleEnd = SpanEnd & {
  readonly roleHeldId: Id<'role-held'>;
  /** Null where no person did, but the organisation’s own list of staff. */
  readonly by: PersonId | null;
  readonly reason: string;
};

/**
 * Ends a role. False where it is over already, or where it is not for this person to end: nothing is changed then.
 * Sessions ask for the roles of their person at each request, so that whoever held nothing else is out at once.
 */
export async function endRole(tx: Tx, providerId: ProviderId, end: RoleEnd, now: Instant): Promise<boolean> {
  const done = await tx
    .updateTable('kith.role_held')
    .set({
      held_to: end.to,
      ended_at: end.endedAt === null ? null : new Date(end.endedAt),
      end_set_by: end.by,
      end_set_at: new Date(now),
      end_reason: end.reason,
    })
    .where('provider_id', '=', providerId)
    .where('role_held_id', '=', end.roleHeldId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Somebody who speaks for a partner, with the role by which they do. */
export type PartnerContact = HeldRole & {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
};

/** Everybody who speaks, spoke or will speak for an agency or a partnership, in the order of their names. */
export async function contactsOf(
  tx: Tx,
  providerId: ProviderId,
  partnerId: PartnerId,
): Promise<readonly PartnerContact[]> {
  const { rows } = await sql<
    Row & { person_id: string; name: string; phone: string | null; email: string | null }
  >`
    select r.*, q.name as place, p.given_name || ' ' || p.family_name as name, p.phone, p.email
    from kith.role_held r
    join kith.partner q on q.provider_id = r.provider_id and q.partner_id = r.partner_id
    join kith.person p on p.provider_id = r.provider_id and p.person_id = r.person_id
    where r.provider_id = ${providerId} and r.partner_id = ${partnerId}
    order by name, r.held_from desc, r.role_held_id`.execute(tx);
  return rows.map((row) => ({
    ...fromRow(row, row.person_id as PersonId),
    name: row.name,
    phone: row.phone,
    email: row.email,
  }));
}
