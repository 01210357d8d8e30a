import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { ChildId, EventId, HomeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { RestrictionInForce, RestrictionState } from '../model/restriction.ts';

const fromRow = (row: Selectable<Tables['kith.restriction']>): RestrictionInForce => ({
  restrictionId: row.restriction_id as EventId,
  homeId: row.home_id as HomeId,
  childId: row.child_id as ChildId,
  what: row.what,
  extent: row.extent as RestrictionState['extent'],
  since: row.since,
  endsAt: row.ends_at,
  reviewAt: row.review_at,
  endedAt: row.ended_at,
  eased: row.eased,
  authorityView: row.authority_view as RestrictionState['authorityView'],
});

const moment = (at: Instant | null): Date | null => (at === null ? null : new Date(at));

/** Writes how a restriction stands now. */
export async function keepRestriction(
  tx: Tx,
  providerId: ProviderId,
  restriction: RestrictionInForce,
): Promise<void> {
  const stands = {
    what: [...restriction.what],
    extent: restriction.extent,
    since: new Date(restriction.since),
    ends_at: moment(restriction.endsAt),
    review_at: moment(restriction.reviewAt),
    ended_at: moment(restriction.endedAt),
    eased: restriction.eased,
    authority_view: restriction.authorityView,
  };
  await tx
    .insertInto('kith.restriction')
    .values({
      provider_id: providerId,
      restriction_id: restriction.restrictionId,
      home_id: restriction.homeId,
      child_id: restriction.childId,
      ...stands,
    })
    .onConflict((on) => on.columns(['provider_id', 'restriction_id']).doUpdateSet(stands))
    .execute();
}

/** One restriction, ended or not, if the reader may see it. */
export async function restrictionById(
  tx: Tx,
  providerId: ProviderId,
  restrictionId: EventId,
): Promise<RestrictionInForce | undefined> {
  const row = await tx
    .selectFrom('kith.restriction')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('restriction_id', '=', restrictionId)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** What is in force for a child or at a home: that with the nearest end or review first, then the oldest. */
export async function restrictionsInForce(
  tx: Tx,
  providerId: ProviderId,
  of: { readonly childId: ChildId } | { readonly homeId: HomeId },
): Promise<readonly RestrictionInForce[]> {
  const all = tx
    .selectFrom('kith.restriction')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is', null);
  const rows = await ('childId' in of
    ? all.where('child_id', '=', of.childId)
    : all.where('home_id', '=', of.homeId)
  )
    .orderBy(sql`least(ends_at, review_at) asc nulls last`)
    .orderBy('since')
    .orderBy('restriction_id')
    .execute();
  return rows.map(fromRow);
}

/** How many restrictions are in force for each of some children; a child without any is not in the answer. */
export async function countInForce(
  tx: Tx,
  providerId: ProviderId,
  childIds: readonly ChildId[],
): Promise<ReadonlyMap<ChildId, number>> {
  const rows = await tx
    .selectFrom('kith.restriction')
    .select((count) => ['child_id', count.fn.countAll<number>().as('restrictions')])
    .where('provider_id', '=', providerId)
    .where(sql<boolean>`child_id = any(${childIds}::uuid[])`)
    .where('ended_at', 'is', null)
    .groupBy('child_id')
    .execute();
  return new Map(rows.map((row) => [row.child_id as ChildId, row.restrictions]));
}
