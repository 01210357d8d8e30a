import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { ProviderId } from '#kernel/ids.ts';
import { type Instant, MINUTE } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { ALGORITHM, commitmentTo, hashOfLeaf, SALT_BYTES } from '../log/leaf.ts';
import type { Signer } from '../log/note.ts';
import { append, type Frontier, frontierOf, rootOf } from '../merkle/frontier.ts';
import { leafOf, payloadOf, waitingRows } from './rows.ts';

/** When a log is signed: after this many entries, after this long where anything is new, or at once. */
export type Pace = {
  readonly batch: number;
  readonly every: number;
  readonly after: number;
  readonly now: boolean;
};

/** A checkpoint each thousand entries, or each minute in which something was written. */
export const PACE: Pace = { batch: 1_000, every: 1_000, after: MINUTE, now: false };

/** What one step did. */
export type Taken = {
  readonly taken: number;
  /** Whether entries were left for a further step. */
  readonly more: boolean;
  /** The checkpoint that was signed, where it was time for one. */
  readonly note: string | undefined;
};

/**
 * Takes committed entries of one organisation into its tree, in the order of writing, and signs a checkpoint when it
 * is time. The head's row is held meanwhile: of several that try at once, one appends and the others wait their turn.
 * Requests never meet this lock.
 */
export async function takeIn(
  tx: Tx,
  providerId: ProviderId,
  signer: Signer,
  now: Instant,
  pace: Pace = PACE,
): Promise<Taken> {
  const head = await holdHead(tx, providerId);
  const rows = await waitingRows(tx, providerId, pace.batch);
  let frontier: Frontier = frontierOf(head.size, head.frontier);
  const leaves = rows.map((row) => {
    const salt = randomBytes(SALT_BYTES);
    const commitment = commitmentTo(payloadOf(row), salt);
    const seq = frontier.size;
    const hash = hashOfLeaf(leafOf(row, { alg: ALGORITHM, provider: providerId, seq, commitment }));
    frontier = append(frontier, hash);
    return { seq, auditId: row.audit_id, commitment, salt, hash };
  });
  if (leaves.length > 0) await keepLeaves(tx, providerId, leaves);
  const due =
    pace.now || frontier.size - head.signed_size >= pace.every || (head.signed_at ?? 0) + pace.after <= now;
  const sign = due && frontier.size > head.signed_size;
  const note = sign ? signer.sign(frontier.size, rootOf(frontier)) : undefined;
  if (note !== undefined) {
    await tx
      .insertInto('kith.audit_checkpoint')
      .values({ provider_id: providerId, size: frontier.size, signed_at: new Date(now), note })
      .execute();
  }
  if (leaves.length > 0 || sign) {
    await tx
      .updateTable('kith.audit_head')
      .set({
        size: frontier.size,
        frontier: [...frontier.roots],
        ...(sign ? { signed_size: frontier.size, signed_at: new Date(now) } : {}),
      })
      .where('provider_id', '=', providerId)
      .execute();
  }
  return { taken: leaves.length, more: leaves.length === pace.batch, note };
}

async function holdHead(tx: Tx, providerId: ProviderId) {
  await tx
    .insertInto('kith.audit_head')
    .values({ provider_id: providerId, size: 0, frontier: [], signed_size: 0 })
    .onConflict((conflict) => conflict.column('provider_id').doNothing())
    .execute();
  return tx
    .selectFrom('kith.audit_head')
    .select(['size', 'frontier', 'signed_size', 'signed_at'])
    .where('provider_id', '=', providerId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

type NewLeaf = {
  readonly seq: number;
  readonly auditId: number;
  readonly commitment: Buffer;
  readonly salt: Buffer;
  readonly hash: Buffer;
};

async function keepLeaves(tx: Tx, providerId: ProviderId, leaves: readonly NewLeaf[]): Promise<void> {
  const ids = leaves.map((leaf) => leaf.auditId);
  await sql`
    insert into kith.audit_leaf (provider_id, seq, audit_id, alg, commitment, salt, hash)
    select ${providerId}::uuid, t.seq, t.audit_id, ${ALGORITHM}, t.commitment, t.salt, t.hash
    from unnest(${leaves.map((leaf) => leaf.seq)}::bigint[], ${ids}::bigint[],
      ${leaves.map((leaf) => leaf.commitment)}::bytea[], ${leaves.map((leaf) => leaf.salt)}::bytea[],
      ${leaves.map((leaf) => leaf.hash)}::bytea[]) as t (seq, audit_id, commitment, salt, hash)`.execute(tx);
  await sql`delete from kith.audit_pending
    where provider_id = ${providerId} and audit_id = any (${ids}::bigint[])`.execute(tx);
}
