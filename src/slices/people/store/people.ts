import { sql } from 'kysely';
import type { HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { onDutyAt, storyOf } from '../model/shift.ts';
import { shiftsAround } from './shifts.ts';

/** Somebody who works at a home, and until when they are on shift if they are on it now. */
export type Colleague = {
  readonly personId: PersonId;
  readonly name: string;
  readonly role: string;
  readonly phone: string | null;
  /** End of the shift they are on; null when they are not on shift. */
  readonly onShiftUntil: Instant | null;
};

/** The people who work at a home at `now`, those on shift marked, in the order of their names. */
export async function colleaguesAt(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  now: Instant,
): Promise<readonly Colleague[]> {
  const at = new Date(now);
  const rota = shiftsAround(tx, providerId, homeId, { from: now, to: now });
  const people = sql<{
    person_id: string;
    name: string;
    role: string;
    phone: string | null;
  }>`
    select p.person_id, p.given_name || ' ' || p.family_name as name, r.role, p.phone
    from kith.role_held r
    join kith.person p on p.provider_id = r.provider_id and p.person_id = r.person_id
    where r.provider_id = ${providerId} and r.home_id = ${homeId}
      and kith.holds(r.held_from, r.held_to, r.ended_at, ${at})
    order by p.given_name, p.family_name`.execute(tx);
  const [shifts, { rows }] = await Promise.all([rota, people]);
  const until = new Map<string, Instant>();
  for (const { shift, certainty } of onDutyAt(shifts, now)) {
    // Whoever never said that they finished is asked about elsewhere; nobody is to be waited for at their word.
    if (certainty !== 'not-said-finished') until.set(shift.personId, storyOf(shift).left ?? shift.endsAt);
  }
  return rows.map((row) => ({
    personId: row.person_id as PersonId,
    name: row.name,
    role: row.role,
    phone: row.phone,
    onShiftUntil: until.get(row.person_id) ?? null,
  }));
}

/** Names of some people, by id. */
export async function namesOf(
  tx: Tx,
  providerId: ProviderId,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('kith.person')
    .select(['person_id', 'given_name', 'family_name'])
    .where('provider_id', '=', providerId)
    .where('person_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.person_id as PersonId, `${row.given_name} ${row.family_name}`]));
}

/** Somebody who works for the organisation or with it. */
export type PersonKnown = {
  readonly personId: PersonId;
  readonly givenName: string;
  readonly familyName: string;
  readonly phone: string | null;
  readonly email: string | null;
};

/** One person of the organisation, if they are there. */
export async function personById(
  tx: Tx,
  providerId: ProviderId,
  personId: PersonId,
): Promise<PersonKnown | undefined> {
  const row = await tx
    .selectFrom('kith.person')
    .select(['given_name', 'family_name', 'phone', 'email'])
    .where('provider_id', '=', providerId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return (
    row && {
      personId,
      givenName: row.given_name,
      familyName: row.family_name,
      phone: row.phone,
      email: row.email,
    }
  );
}

/** Keeps everybody else from changing somebody’s roles until the transaction ends, so that two do not contradict. */
export async function holdPerson(tx: Tx, providerId: ProviderId, personId: PersonId): Promise<void> {
  await tx
    .selectFrom('kith.person')
    .select('person_id')
    .where('provider_id', '=', providerId)
    .where('person_id', '=', personId)
    .forUpdate()
    .execute();
}

/** Somebody by name. */
export type PersonNamed = { readonly personId: PersonId; readonly name: string };

/** The people who hold no role at a home at `now`, but held one or will, in the order of their names. */
export async function othersOnceAt(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  now: Instant,
): Promise<readonly PersonNamed[]> {
  const { rows } = await sql<{ person_id: string; name: string }>`
    select p.person_id, p.given_name || ' ' || p.family_name as name
    from kith.role_held r
    join kith.person p on p.provider_id = r.provider_id and p.person_id = r.person_id
    where r.provider_id = ${providerId} and r.home_id = ${homeId}
    group by p.person_id, p.given_name, p.family_name
    having not bool_or(kith.holds(r.held_from, r.held_to, r.ended_at, ${new Date(now)}))
    order by p.given_name, p.family_name, p.person_id`.execute(tx);
  return rows.map((row) => ({ personId: row.person_id as PersonId, name: row.name }));
}
