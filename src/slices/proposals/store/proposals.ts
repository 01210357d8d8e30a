import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { ChildId, HomeId, PersonId, ProposalId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Proposal, ProposalKind } from '../model/proposal.ts';
import { WAITS } from '../model/proposal.ts';

const fromRow = (row: Selectable<Tables['kith.proposal']>): Proposal => ({
  proposalId: row.proposal_id as ProposalId,
  kind: row.kind as ProposalKind,
  homeId: row.home_id as HomeId | null,
  childId: row.child_id as ChildId | null,
  about: row.about,
  act: row.act as Readonly<Record<string, unknown>>,
  reason: row.reason,
  standsOn: row.stands_on,
  proposedBy: row.proposed_by as PersonId,
  proposedAt: row.proposed_at,
  expiresAt: row.expires_at,
  state: row.state,
  settled:
    row.settled_at === null || row.settled_by === null
      ? null
      : { at: row.settled_at, by: row.settled_by as PersonId, words: row.settled_words },
});

/** What somebody proposes. */
export type NewProposal = Pick<
  Proposal,
  'proposalId' | 'kind' | 'homeId' | 'childId' | 'about' | 'act' | 'reason' | 'standsOn'
>;

/**
 * Has something wait for a second person. Where the same waits already, nothing is added and its id comes back; one
 * whose time ran out gives way.
 */
export async function propose(
  tx: Tx,
  providerId: ProviderId,
  proposal: NewProposal,
  by: PersonId,
  now: Instant,
): Promise<ProposalId> {
  const { kind, about } = proposal;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`kith proposal ${kind} ${about}`}, 0))`.execute(
    tx,
  );
  const waiting = await waitingAbout(tx, providerId, kind, about);
  if (waiting && now < waiting.expiresAt) return waiting.proposalId;
  if (waiting) await settle(tx, providerId, waiting.proposalId, { state: 'overtaken', by, words: null }, now);
  await tx
    .insertInto('kith.proposal')
    .values({
      provider_id: providerId,
      proposal_id: proposal.proposalId,
      kind,
      home_id: proposal.homeId,
      child_id: proposal.childId,
      about,
      act: JSON.stringify(proposal.act),
      reason: proposal.reason,
      stands_on: proposal.standsOn,
      proposed_by: by,
      proposed_at: new Date(now),
      expires_at: new Date(now + WAITS),
      state: 'waiting',
    })
    .onConflict((there) => there.columns(['provider_id', 'proposal_id']).doNothing())
    .execute();
  return proposal.proposalId;
}

/** What waits about one thing, its time run out or not. */
export async function waitingAbout(
  tx: Tx,
  providerId: ProviderId,
  kind: ProposalKind,
  about: string,
): Promise<Proposal | undefined> {
  const row = await tx
    .selectFrom('kith.proposal')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('kind', '=', kind)
    .where('about', '=', about)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row && fromRow(row);
}

/** One of them, if the reader may see it; held until the transaction ends where it is about to be decided. */
export async function proposalById(
  tx: Tx,
  providerId: ProviderId,
  proposalId: ProposalId,
  hold: 'hold' | 'read' = 'read',
): Promise<Proposal | undefined> {
  const one = tx
    .selectFrom('kith.proposal')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('proposal_id', '=', proposalId);
  const row = await (hold === 'hold' ? one.forUpdate() : one).executeTakeFirst();
  return row && fromRow(row);
}

/** Those that the reader may see: what waits first, the oldest of it first; then what was settled last. */
export async function proposalsSeen(tx: Tx, providerId: ProviderId): Promise<readonly Proposal[]> {
  const rows = await tx
    .selectFrom('kith.proposal')
    .selectAll()
    .where('provider_id', '=', providerId)
    .orderBy(sql`state <> 'waiting'`)
    .orderBy(sql`case when state = 'waiting' then proposed_at end`)
    .orderBy('settled_at', 'desc')
    .orderBy('proposal_id')
    .limit(200)
    .execute();
  return rows.map(fromRow);
}

/** Settles what waits. False where it no longer waited. */
export async function settle(
  tx: Tx,
  providerId: ProviderId,
  proposalId: ProposalId,
  as: {
    readonly state: 'agreed' | 'refused' | 'withdrawn' | 'overtaken';
    readonly by: PersonId;
    readonly words: string | null;
  },
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .updateTable('kith.proposal')
    .set({ state: as.state, settled_at: new Date(now), settled_by: as.by, settled_words: as.words })
    .where('provider_id', '=', providerId)
    .where('proposal_id', '=', proposalId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
