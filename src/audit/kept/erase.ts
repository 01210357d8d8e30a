import { sql } from 'kysely';
import type { ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { ERASED } from '../log/verify.ts';
import { recordAudit } from '../record.ts';

/**
 * Erases what one entry says of people, salt and all, and writes down that this was done: the tree stands, and a check
 * tells it from a theft. Needs a transaction of the tables' owner; the app has no right to it. Answers whether there
 * was such an entry.
 */
export async function eraseEntry(
  tx: Tx,
  providerId: ProviderId,
  seq: number,
  why: { readonly at: Instant; readonly reason: string; readonly requestId: string },
): Promise<boolean> {
  await sql`select set_config('kith.erasing', 'yes', true)`.execute(tx);
  const leaf = await tx
    .updateTable('kith.audit_leaf')
    .set({ salt: null })
    .where('provider_id', '=', providerId)
    .where('seq', '=', seq)
    .returning('audit_id')
    .executeTakeFirst();
  if (leaf) {
    // An event of the record stays known to have had its entry: its id names nobody.
    const { rows } = await sql<{ event: string | null }>`
      select subject->>'event' as event from kith.audit_entry
      where provider_id = ${providerId} and audit_id = ${leaf.audit_id}`.execute(tx);
    const event = rows[0]?.event;
    await sql`
      update kith.audit_entry set person_id = null, as_role = null, home_id = null, child_id = null,
        subject = '{}', because = null, reason = null
      where provider_id = ${providerId} and audit_id = ${leaf.audit_id}`.execute(tx);
    await recordAudit(tx, {
      providerId,
      at: why.at,
      event: ERASED,
      outcome: 'done',
      personId: null,
      action: 'audit.erase',
      subject: { entry: String(seq), ...(event ? { event } : {}) },
      because: why.reason,
      requestId: why.requestId,
    });
  }
  await sql`select set_config('kith.erasing', '', true)`.execute(tx);
  return leaf !== undefined;
}
