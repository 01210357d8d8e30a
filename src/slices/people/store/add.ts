import type { Role } from '#access/actor.ts';
import type { AuthorityId, HomeId, Id, PartnerId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** Somebody on their way in. */
export type NewPerson = {
  readonly personId: PersonId;
  readonly givenName: string;
  readonly familyName: string;
  readonly phone: string | null;
  readonly outOfHoursPhone: string | null;
  readonly email: string | null;
};

/** Adds somebody who works for the provider or with it. They may do nothing until they hold a role. False where they are there already. */
export async function addPerson(
  tx: Tx,
  providerId: ProviderId,
  person: NewPerson,
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .insertInto('kith.person')
    .values({
      provider_id: providerId,
      person_id: person.personId,
      given_name: person.givenName,
      family_name: person.familyName,
      phone: person.phone,
      out_of_hours_phone: person.outOfHoursPhone,
      email: person.email,
      created_at: new Date(now),
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** A role given to somebody. Home roles name a home, social workers their authority, contacts and boards a partner. */
export type RoleGiven = {
  readonly roleHeldId: Id<'role-held'>;
  readonly personId: PersonId;
  readonly role: Role;
  readonly homeId?: HomeId;
  readonly authorityId?: AuthorityId;
  readonly partnerId?: PartnerId;
  /** First London day. */
  readonly from: PlainDate;
  /** Last London day, where it is known from the start. */
  readonly to?: PlainDate | null;
  /** Who gave it, and when; absent where Kith itself did, at the first set-up. */
  readonly given?: { readonly by: PersonId; readonly at: Instant };
};

/** Gives somebody a role from a London day on. False where this very role is there already. */
export async function giveRole(tx: Tx, providerId: ProviderId, given: RoleGiven): Promise<boolean> {
  const done = await tx
    .insertInto('kith.role_held')
    .values({
      provider_id: providerId,
      role_held_id: given.roleHeldId,
      person_id: given.personId,
      role: given.role,
      home_id: given.homeId ?? null,
      authority_id: given.authorityId ?? null,
      partner_id: given.partnerId ?? null,
      held_from: given.from,
      held_to: given.to ?? null,
      given_by: given.given?.by ?? null,
      given_at: given.given ? new Date(given.given.at) : null,
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Puts somebody on shift at a home; whoever is on it already stays so. */
export async function addShift(
  tx: Tx,
  providerId: ProviderId,
  shift: {
    readonly homeId: HomeId;
    readonly personId: PersonId;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
  },
): Promise<void> {
  await tx
    .insertInto('kith.shift')
    .values({
      provider_id: providerId,
      home_id: shift.homeId,
      person_id: shift.personId,
      starts_at: new Date(shift.startsAt),
      ends_at: new Date(shift.endsAt),
    })
    .execute();
}
