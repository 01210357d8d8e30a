import { sql } from 'kysely';
import type { ChildId, HomeId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** Somebody who came into a house and was no colleague. */
export type Visit = {
  readonly visitId: Id<'visit'>;
  readonly homeId: HomeId;
  readonly name: string;
  /** As what they came: inspector, mother, electrician. */
  readonly capacity: string;
  /** The child whom they came to see; null where it was the house. */
  readonly childId: ChildId | null;
  readonly cameAt: Instant;
  /** Null while they are in the house, as far as anybody has said. */
  readonly leftAt: Instant | null;
};

const visits = (tx: Tx, providerId: ProviderId) =>
  tx
    .selectFrom('kith.visit')
    .select(['visit_id', 'home_id', 'name', 'capacity', 'child_id', 'came_at', 'left_at'])
    .where('provider_id', '=', providerId);
type Row = Awaited<ReturnType<ReturnType<typeof visits>['execute']>>[number];
const fromRow = (row: Row): Visit => ({
  visitId: row.visit_id as Id<'visit'>,
  homeId: row.home_id as HomeId,
  name: row.name,
  capacity: row.capacity,
  childId: row.child_id as ChildId | null,
  cameAt: row.came_at,
  leftAt: row.left_at,
});

/** The last visits of a home, the newest first. */
export async function visitsOf(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  limit: number,
): Promise<readonly Visit[]> {
  const rows = await visits(tx, providerId)
    .where('home_id', '=', homeId)
    .orderBy('came_at', 'desc')
    .orderBy('visit_id')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** Who was visiting a home at a moment. */
export async function visitorsAt(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  moment: Instant,
): Promise<readonly Visit[]> {
  const at = sql<Instant>`${new Date(moment)}`;
  const rows = await visits(tx, providerId)
    .where('home_id', '=', homeId)
    .where('came_at', '<=', at)
    .where((where) => where.or([where('left_at', 'is', null), where('left_at', '>', at)]))
    .orderBy('came_at')
    .orderBy('visit_id')
    .execute();
  return rows.map(fromRow);
}

/** One visit, if the reader may see it. */
export async function visitById(
  tx: Tx,
  providerId: ProviderId,
  visitId: Id<'visit'>,
): Promise<Visit | undefined> {
  const row = await visits(tx, providerId).where('visit_id', '=', visitId).executeTakeFirst();
  return row && fromRow(row);
}

/** Writes a visit down, once. */
export async function addVisit(
  tx: Tx,
  providerId: ProviderId,
  visit: Visit,
  by: PersonId,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.visit')
    .values({
      provider_id: providerId,
      visit_id: visit.visitId,
      home_id: visit.homeId,
      name: visit.name,
      capacity: visit.capacity,
      child_id: visit.childId,
      came_at: new Date(visit.cameAt),
      left_at: visit.leftAt === null ? null : new Date(visit.leftAt),
      written_by: by,
      written_at: new Date(now),
      left_written_by: visit.leftAt === null ? null : by,
    })
    .onConflict((there) => there.doNothing())
    .execute();
}

/** Writes down when a visitor left, where nobody has. */
export async function endVisit(
  tx: Tx,
  providerId: ProviderId,
  visitId: Id<'visit'>,
  leftAt: Instant,
  by: PersonId,
): Promise<void> {
  await tx
    .updateTable('kith.visit')
    .set({ left_at: new Date(leftAt), left_written_by: by })
    .where('provider_id', '=', providerId)
    .where('visit_id', '=', visitId)
    .where('left_at', 'is', null)
    .execute();
}
