import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { ChildId, EmergencyAccessId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Emergency, Reason } from '../model/emergency.ts';

const fromRow = (row: Selectable<Tables['kith.emergency_access']>): Emergency => ({
  accessId: row.access_id as EmergencyAccessId,
  childId: row.child_id as ChildId,
  homeId: row.home_id as HomeId,
  personId: row.person_id as PersonId,
  reason: row.reason as Reason,
  words: row.words,
  openedAt: row.opened_at,
  endsAt: row.ends_at,
  closedAt: row.closed_at,
  reviewDueAt: row.review_due_at,
  review:
    row.reviewed_at === null || row.reviewed_by === null
      ? null
      : {
          at: row.reviewed_at,
          by: row.reviewed_by as PersonId,
          finding: row.finding === 'needed' ? 'needed' : 'not-needed',
          words: row.review_words,
        },
});

/** The child of exactly this name and day of birth who lives at one of the homes. Asked as Kith itself. */
export async function childNamed(
  tx: Tx,
  providerId: ProviderId,
  child: { readonly givenName: string; readonly familyName: string; readonly born: PlainDate },
): Promise<ChildId | undefined> {
  const { rows } = await sql<{ child_id: string }>`
    select c.child_id from kith.child c
    join kith.placement p on p.provider_id = c.provider_id and p.child_id = c.child_id and p.ended_on is null
    where c.provider_id = ${providerId} and lower(c.given_name) = lower(${child.givenName})
      and lower(c.family_name) = lower(${child.familyName}) and c.date_of_birth = ${child.born}::date
    limit 2`.execute(tx);
  return rows.length === 1 ? (rows[0]?.child_id as ChildId) : undefined;
}

/** Opens a child’s record in the reader’s own name. The same id again changes nothing. */
export async function openEmergency(
  tx: Tx,
  providerId: ProviderId,
  access: Omit<Emergency, 'closedAt' | 'review'>,
): Promise<void> {
  await tx
    .insertInto('kith.emergency_access')
    .values({
      provider_id: providerId,
      access_id: access.accessId,
      child_id: access.childId,
      home_id: access.homeId,
      person_id: access.personId,
      reason: access.reason,
      words: access.words,
      opened_at: new Date(access.openedAt),
      ends_at: new Date(access.endsAt),
      review_due_at: new Date(access.reviewDueAt),
    })
    .onConflict((there) => there.columns(['provider_id', 'access_id']).doNothing())
    .execute();
}

/** One of them, if the reader may see it; held until the transaction ends where it is about to be reviewed. */
export async function emergencyById(
  tx: Tx,
  providerId: ProviderId,
  accessId: EmergencyAccessId,
  hold: 'hold' | 'read' = 'read',
): Promise<Emergency | undefined> {
  const one = tx
    .selectFrom('kith.emergency_access')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('access_id', '=', accessId);
  const row = await (hold === 'hold' ? one.forUpdate() : one).executeTakeFirst();
  return row && fromRow(row);
}

/** Those that the reader may see: what nobody has looked at first, the oldest of it first; then the last ones. */
export async function emergenciesSeen(tx: Tx, providerId: ProviderId): Promise<readonly Emergency[]> {
  const rows = await tx
    .selectFrom('kith.emergency_access')
    .selectAll()
    .where('provider_id', '=', providerId)
    .orderBy(sql`reviewed_at is not null`)
    .orderBy(sql`case when reviewed_at is null then opened_at end`)
    .orderBy('reviewed_at', 'desc')
    .orderBy('access_id')
    .limit(200)
    .execute();
  return rows.map(fromRow);
}

/** Gives an opening back before its end: from the next request on it lets nothing be read. An end that is there stays. */
export async function closeEmergency(
  tx: Tx,
  providerId: ProviderId,
  accessId: EmergencyAccessId,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('kith.emergency_access')
    .set({ closed_at: new Date(now) })
    .where('provider_id', '=', providerId)
    .where('access_id', '=', accessId)
    .where('closed_at', 'is', null)
    .where('ends_at', '>', sql<Instant>`${new Date(now)}`)
    .execute();
}

/** Writes down what somebody else found. False where somebody was first. */
export async function reviewEmergency(
  tx: Tx,
  providerId: ProviderId,
  accessId: EmergencyAccessId,
  found: { readonly by: PersonId; readonly finding: 'needed' | 'not-needed'; readonly words: string },
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .updateTable('kith.emergency_access')
    .set({
      reviewed_at: new Date(now),
      reviewed_by: found.by,
      finding: found.finding,
      review_words: found.words,
    })
    .where('provider_id', '=', providerId)
    .where('access_id', '=', accessId)
    .where('reviewed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** How much its holder looked at, and when first and last, as the audit has it. */
export async function lookedAt(
  tx: Tx,
  providerId: ProviderId,
  { personId, childId, openedAt, endsAt, closedAt }: Emergency,
): Promise<{ readonly pages: number; readonly first: Instant | null; readonly last: Instant | null }> {
  const row = await tx
    .selectFrom('kith.audit_entry')
    .select((of) => [
      of.fn.countAll<number>().as('pages'),
      of.fn.min('at').as('first'),
      of.fn.max('at').as('last'),
    ])
    .where('provider_id', '=', providerId)
    .where('person_id', '=', personId)
    .where('child_id', '=', childId)
    .where('outcome', '=', 'read')
    .where('at', '>=', sql<Instant>`${new Date(openedAt)}`)
    .where('at', '<=', sql<Instant>`${new Date(closedAt ?? endsAt)}`)
    .executeTakeFirst();
  return { pages: Number(row?.pages ?? 0), first: row?.first ?? null, last: row?.last ?? null };
}
