import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { AdoptionId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** One version of a policy as it is followed, by the whole organisation or by one home, from one day to another. */
export type Adoption = {
  readonly adoptionId: AdoptionId;
  /** Null where the whole organisation follows it. */
  readonly homeId: HomeId | null;
  readonly id: string;
  readonly version: string;
  readonly from: PlainDate;
  /** The last day; null while no end is set. */
  readonly to: PlainDate | null;
  readonly by: PersonId | null;
  readonly reason: string | null;
};

function fromRow(row: Selectable<Tables['kith.adopted_pack']>): Adoption {
  return {
    adoptionId: row.adoption_id as AdoptionId,
    homeId: row.home_id as HomeId | null,
    id: row.pack_id,
    version: row.version,
    from: row.adopted_from as PlainDate,
    to: row.adopted_to as PlainDate | null,
    by: row.adopted_by as PersonId | null,
    reason: row.reason,
  };
}

const followed = (tx: Tx, providerId: ProviderId) =>
  tx
    .selectFrom('kith.adopted_pack')
    .selectAll()
    .where('provider_id', '=', providerId)
    .orderBy('pack_id')
    .orderBy('adopted_from')
    .orderBy('adoption_id');

/** What the organisation and those of its homes that the reader sees follow, followed or will follow. */
export async function adoptedPacks(tx: Tx, providerId: ProviderId): Promise<readonly Adoption[]> {
  return (await followed(tx, providerId).execute()).map(fromRow);
}

/** What one home follows, followed or will follow: the organisation’s, and its own. */
export async function packsOfHome(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
): Promise<readonly Adoption[]> {
  const rows = await followed(tx, providerId)
    .where(sql<boolean>`(home_id is null or home_id = ${homeId})`)
    .execute();
  return rows.map(fromRow);
}

/** One adoption, if the reader may see it. */
export async function adoptionById(
  tx: Tx,
  providerId: ProviderId,
  id: AdoptionId,
): Promise<Adoption | undefined> {
  const row = await tx
    .selectFrom('kith.adopted_pack')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('adoption_id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Has a home, or the whole organisation, follow one version of a policy from a London day on. */
export async function addAdoption(
  tx: Tx,
  providerId: ProviderId,
  adoption: Omit<Adoption, 'to'> & { readonly by: PersonId; readonly reason: string },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.adopted_pack')
    .values({
      provider_id: providerId,
      adoption_id: adoption.adoptionId,
      home_id: adoption.homeId,
      pack_id: adoption.id,
      version: adoption.version,
      adopted_from: adoption.from,
      adopted_at: new Date(now),
      adopted_by: adoption.by,
      reason: adoption.reason,
    })
    .execute();
}

/** Sets the last day on which an adoption holds. What happened up to then is judged by it for ever. */
export async function endAdoption(
  tx: Tx,
  providerId: ProviderId,
  end: {
    readonly adoptionId: AdoptionId;
    readonly to: PlainDate;
    readonly by: PersonId;
    readonly reason: string;
  },
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('kith.adopted_pack')
    .set({ adopted_to: end.to, ended_at: new Date(now), ended_by: end.by, end_reason: end.reason })
    .where('provider_id', '=', providerId)
    .where('adoption_id', '=', end.adoptionId)
    .where('adopted_to', 'is', null)
    .execute();
}
