import type { ChildId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { AuditEvent } from './events.ts';

/** One line of the audit. `subject` holds ids, never words: what was acted on. */
export type AuditEntry = {
  readonly providerId: ProviderId;
  readonly at: Instant;
  readonly event: AuditEvent;
  readonly outcome: 'done' | 'read' | 'refused';
  readonly personId: PersonId | null;
  readonly action: string;
  readonly homeId?: HomeId | undefined;
  readonly childId?: ChildId | undefined;
  readonly subject: Readonly<Record<string, string>>;
  /** Why it was allowed, and in which of their roles. */
  readonly because?: string | undefined;
  readonly role?: string | undefined;
  /** Why it was refused. */
  readonly reason?: string | undefined;
  readonly requestId: string;
};

/** Writes the entry in the caller's transaction, so that no change, read or refusal stands without it. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('kith.audit_entry')
    .values({
      provider_id: entry.providerId,
      at: new Date(entry.at),
      event: entry.event,
      outcome: entry.outcome,
      person_id: entry.personId,
      action: entry.action,
      home_id: entry.homeId ?? null,
      child_id: entry.childId ?? null,
      subject: JSON.stringify(entry.subject),
      reason: entry.reason ?? null,
      request_id: entry.requestId,
      because: entry.because ?? null,
      as_role: entry.role ?? null,
    })
    .execute();
}
