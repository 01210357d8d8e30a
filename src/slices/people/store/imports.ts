import { sql } from 'kysely';
import type { Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { NewPerson, RoleGiven } from './add.ts';

/** One row that was brought in: what became of it, and whom it is about. */
export type RowMade = {
  readonly line: number;
  readonly did: 'new' | 'changed' | 'none';
  readonly id: string;
};

/** Lets one import after another go on in an organisation, so that each sees what the one before it brought. */
export async function holdImports(tx: Tx, providerId: ProviderId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('kith imports ' || ${providerId}::text, 0))`.execute(
    tx,
  );
}

/** Whether this very import was done already, by an earlier press of its button. */
export async function importDone(tx: Tx, providerId: ProviderId, importId: Id<'import'>): Promise<boolean> {
  const row = await tx
    .selectFrom('kith.import')
    .select('import_id')
    .where('provider_id', '=', providerId)
    .where('import_id', '=', importId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down what an import brought in. The text that was sent is not kept, only its digest. */
export async function noteImport(
  tx: Tx,
  providerId: ProviderId,
  done: {
    readonly importId: Id<'import'>;
    readonly kind: 'staff' | 'children';
    readonly by: PersonId;
    readonly digest: Buffer;
    readonly made: readonly RowMade[];
  },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.import')
    .values({
      provider_id: providerId,
      import_id: done.importId,
      kind: done.kind,
      at: new Date(now),
      by_person: done.by,
      digest: done.digest,
      made: JSON.stringify(done.made),
    })
    .execute();
}

/** Adds many people in one go. */
export async function addPeople(
  tx: Tx,
  providerId: ProviderId,
  people: readonly NewPerson[],
  now: Instant,
): Promise<void> {
  await sql`
    insert into kith.person (provider_id, person_id, given_name, family_name, phone, out_of_hours_phone, email, created_at)
    select ${providerId}, "personId", "givenName", "familyName", phone, "outOfHoursPhone", email, ${new Date(now)}
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as x("personId" uuid, "givenName" text,
      "familyName" text, phone text, "outOfHoursPhone" text, email text)`.execute(tx);
}

/** Gives many roles in one go. */
export async function giveRoles(
  tx: Tx,
  providerId: ProviderId,
  roles: readonly (Omit<RoleGiven, 'given'> & { readonly to: PlainDate | null })[],
  given: { readonly by: PersonId; readonly at: Instant },
): Promise<void> {
  await sql`
    insert into kith.role_held (provider_id, role_held_id, person_id, role, home_id, authority_id, held_from, held_to,
      given_by, given_at)
    select ${providerId}, "roleHeldId", "personId", role, "homeId", "authorityId", "from", "to", ${given.by}, ${new Date(given.at)}
    from jsonb_to_recordset(${JSON.stringify(roles)}::jsonb) as x("roleHeldId" uuid, "personId" uuid, role text,
      "homeId" uuid, "authorityId" uuid, "from" date, "to" date)`.execute(tx);
}

/** Changes how somebody is reached. */
export async function reachPersonBy(
  tx: Tx,
  providerId: ProviderId,
  personId: PersonId,
  by: { readonly phone: string | null; readonly email: string | null },
): Promise<void> {
  await tx
    .updateTable('kith.person')
    .set({ phone: by.phone, email: by.email })
    .where('provider_id', '=', providerId)
    .where('person_id', '=', personId)
    .execute();
}

/** Somebody of the organisation with every role at a home that they hold, held or will hold. */
export type PersonWithRoles = {
  readonly personId: PersonId;
  readonly givenName: string;
  readonly familyName: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly roles: readonly {
    readonly roleHeldId: Id<'role-held'>;
    readonly role: string;
    readonly homeId: string | null;
    readonly from: PlainDate;
    readonly to: PlainDate | null;
    readonly endedAt: Instant | null;
  }[];
};

/** Everybody of the organisation, for an import to find those who are there already. */
export async function everybody(tx: Tx, providerId: ProviderId): Promise<readonly PersonWithRoles[]> {
  const { rows } = await sql<PersonWithRoles>`
    select p.person_id as "personId", p.given_name as "givenName", p.family_name as "familyName", p.phone, p.email,
      coalesce(jsonb_agg(jsonb_build_object('roleHeldId', r.role_held_id, 'role', r.role, 'homeId', r.home_id,
        'from', r.held_from, 'to', r.held_to, 'endedAt', (extract(epoch from r.ended_at) * 1000)::bigint)
        order by r.held_from) filter (where r.role_held_id is not null), '[]') as roles
    from kith.person p
    left join kith.role_held r on r.provider_id = p.provider_id and r.person_id = p.person_id
    where p.provider_id = ${providerId}
    group by p.person_id, p.given_name, p.family_name, p.phone, p.email`.execute(tx);
  return rows;
}
