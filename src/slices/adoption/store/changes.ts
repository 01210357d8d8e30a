import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { HomeId, PersonId, PolicyChangeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Change, ChangeState, Proposal } from '../model/change.ts';

function fromRow(row: Selectable<Tables['kith.policy_change']>): Change {
  return {
    changeId: row.change_id as PolicyChangeId,
    homeId: row.home_id as HomeId | null,
    proposal: row.proposal as Proposal,
    reason: row.reason,
    standsOn: row.stands_on,
    proposedAt: row.proposed_at,
    proposedBy: row.proposed_by as PersonId,
    state: row.state,
    cases: row.cases,
    casesDone: row.cases_done,
    effects: row.effects,
    lookingUntil: row.looking_until,
    settledAt: row.settled_at,
    settledBy: row.settled_by as PersonId | null,
  };
}

/** Writes a proposal down. The same one again changes nothing. */
export async function proposeChange(
  tx: Tx,
  providerId: ProviderId,
  change: Pick<
    Change,
    'changeId' | 'homeId' | 'proposal' | 'reason' | 'standsOn' | 'proposedAt' | 'proposedBy'
  > & { readonly cases: number; readonly world: string },
): Promise<boolean> {
  const done = await tx
    .insertInto('kith.policy_change')
    .values({
      provider_id: providerId,
      change_id: change.changeId,
      home_id: change.homeId,
      kind: change.proposal.kind,
      proposal: JSON.stringify(change.proposal),
      reason: change.reason,
      stands_on: change.standsOn,
      world: change.world,
      proposed_at: new Date(change.proposedAt),
      proposed_by: change.proposedBy,
      state: 'looking',
      cases: change.cases,
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** One change, if the reader may see it. */
export async function changeById(
  tx: Tx,
  providerId: ProviderId,
  id: PolicyChangeId,
): Promise<Change | undefined> {
  const row = await tx
    .selectFrom('kith.policy_change')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('change_id', '=', id)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** A change held until the transaction ends, with the place up to which cases were looked at, and upon what. */
export async function lockChange(
  tx: Tx,
  providerId: ProviderId,
  id: PolicyChangeId,
): Promise<(Change & { readonly after: string; readonly world: string }) | undefined> {
  const row = await tx
    .selectFrom('kith.policy_change')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('change_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...fromRow(row), after: row.after_place, world: row.world };
}

/** Changes in some states, at a home with those of the whole organisation among them, or everywhere. */
function changesAs(tx: Tx, providerId: ProviderId, homeId: HomeId | null, states: readonly ChangeState[]) {
  const query = tx
    .selectFrom('kith.policy_change')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('state', 'in', states);
  return homeId === null ? query : query.where(sql<boolean>`(home_id is null or home_id = ${homeId})`);
}

/** The latest changes that were applied at a home, those of the whole organisation among them, or everywhere. */
export async function appliedChanges(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId | null,
  limit: number,
): Promise<readonly Change[]> {
  const rows = await changesAs(tx, providerId, homeId, ['applied'])
    .orderBy('settled_at', 'desc')
    .orderBy('change_id')
    .limit(limit)
    .execute();
  return rows.map(fromRow);
}

/** Changes that were proposed and neither applied nor dropped, the newest first. */
export async function openChanges(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId | null,
): Promise<readonly Change[]> {
  const rows = await changesAs(tx, providerId, homeId, ['looking', 'looked'])
    .orderBy('proposed_at', 'desc')
    .orderBy('change_id')
    .limit(50)
    .execute();
  return rows.map(fromRow);
}

/** Writes down how far a look has come, and until when somebody is looking. */
export async function noteProgress(
  tx: Tx,
  providerId: ProviderId,
  id: PolicyChangeId,
  progress: {
    readonly casesDone: number;
    readonly effects: number;
    readonly after: string;
    readonly finished: boolean;
    readonly lookingUntil: Instant;
  },
): Promise<void> {
  await tx
    .updateTable('kith.policy_change')
    .set({
      cases_done: progress.casesDone,
      cases: sql<number>`greatest(cases, ${progress.casesDone}::int)`,
      effects: progress.effects,
      after_place: progress.after,
      state: progress.finished ? 'looked' : 'looking',
      looking_until: progress.finished ? null : new Date(progress.lookingUntil),
    })
    .where('provider_id', '=', providerId)
    .where('change_id', '=', id)
    .execute();
}

/** Has the look begin again, upon what is recorded and chosen by now. */
export async function beginAgain(
  tx: Tx,
  providerId: ProviderId,
  id: PolicyChangeId,
  upon: { readonly cases: number; readonly world: string },
): Promise<void> {
  await forgetPreview(tx, providerId, id);
  await tx
    .updateTable('kith.policy_change')
    .set({ ...upon, state: 'looking', cases_done: 0, effects: 0, after_place: '' })
    .where('provider_id', '=', providerId)
    .where('change_id', '=', id)
    .execute();
}

async function forgetPreview(tx: Tx, providerId: ProviderId, id: PolicyChangeId): Promise<void> {
  await tx
    .deleteFrom('kith.policy_preview')
    .where('provider_id', '=', providerId)
    .where('change_id', '=', id)
    .execute();
}

/** Ends a change one way or another; what would have changed is forgotten. */
export async function settleChange(
  tx: Tx,
  providerId: ProviderId,
  id: PolicyChangeId,
  as: {
    readonly state: 'failed' | 'cancelled' | 'applied';
    readonly by: PersonId | null;
    readonly at: Instant;
  },
): Promise<void> {
  await forgetPreview(tx, providerId, id);
  await tx
    .updateTable('kith.policy_change')
    .set({
      state: as.state,
      settled_at: new Date(as.at),
      settled_by: as.by,
      looking_until: null,
    })
    .where('provider_id', '=', providerId)
    .where('change_id', '=', id)
    .execute();
}
