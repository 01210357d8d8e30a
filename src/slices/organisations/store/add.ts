import { sql } from 'kysely';
import type { AuthorityId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** Adds an organisation that runs homes, under its own system scope. */
export async function addProvider(
  tx: Tx,
  provider: { readonly providerId: ProviderId; readonly name: string },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.provider')
    .values({ provider_id: provider.providerId, name: provider.name, created_at: new Date(now) })
    .execute();
}

/** Adds a children's home. `phone`: the number that its staff answer. */
export async function addHome(
  tx: Tx,
  providerId: ProviderId,
  home: { readonly homeId: HomeId; readonly name: string; readonly phone: string | null },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.home')
    .values({
      provider_id: providerId,
      home_id: home.homeId,
      name: home.name,
      phone: home.phone,
      created_at: new Date(now),
    })
    .execute();
}

/** A placing authority on its way in. */
export type NewAuthority = {
  readonly authorityId: AuthorityId;
  readonly name: string;
  readonly phone: string | null;
  /** Answers outside office hours. */
  readonly outOfHoursPhone: string | null;
  readonly email: string | null;
};

/** Adds an authority that places children with the provider. False where it is there already. */
export async function addAuthority(
  tx: Tx,
  providerId: ProviderId,
  authority: NewAuthority,
): Promise<boolean> {
  const done = await tx
    .insertInto('kith.authority')
    .values({
      provider_id: providerId,
      authority_id: authority.authorityId,
      name: authority.name,
      phone: authority.phone,
      out_of_hours_phone: authority.outOfHoursPhone,
      email: authority.email,
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Has the provider follow one version of a policy from a London day on. */
export async function adoptPack(
  tx: Tx,
  providerId: ProviderId,
  pack: { readonly id: string; readonly version: string; readonly from: PlainDate },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.adopted_pack')
    .values({
      provider_id: providerId,
      pack_id: pack.id,
      version: pack.version,
      adopted_from: pack.from,
      adopted_at: new Date(now),
    })
    .execute();
}

/** A home's choice where a policy leaves one open. */
export type SettingChoice = {
  readonly homeId: HomeId;
  readonly id: string;
  readonly value: string | boolean;
  readonly by: PersonId;
  /** Why it was chosen, in words. */
  readonly reason: string;
};

/** Sets one of a home's settings from `now` on; what was set before stays in the record. */
export async function setSetting(
  tx: Tx,
  providerId: ProviderId,
  choice: SettingChoice,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.setting_value')
    .values({
      provider_id: providerId,
      home_id: choice.homeId,
      setting_id: choice.id,
      set_at: sql<Date>`greatest(${new Date(now)}, (select max(set_at) + interval '1 millisecond'
        from kith.setting_value where provider_id = ${providerId} and home_id = ${choice.homeId}
          and setting_id = ${choice.id}))`,
      value: JSON.stringify(choice.value),
      set_by: choice.by,
      reason: choice.reason,
    })
    .execute();
}
