import { sql } from 'kysely';
import type { ProviderId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Payload } from '../log/leaf.ts';

/** What an entry's row says, as leaf and payload have it. */
export type EntryRow = {
  readonly audit_id: number;
  /** To the last digit that the database keeps, so that no change of it goes unseen. */
  readonly at: string;
  readonly event: string;
  readonly outcome: string;
  readonly action: string;
  readonly request_id: string;
  readonly person_id: string | null;
  readonly as_role: string | null;
  readonly home_id: string | null;
  readonly child_id: string | null;
  readonly subject: Readonly<Record<string, string>>;
  readonly because: string | null;
  readonly reason: string | null;
};

/** The columns of an EntryRow, of kith.audit_entry as `e`. */
export const ENTRY_COLUMNS = sql.raw(`e.audit_id,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.event, e.outcome, e.action, e.request_id,
  e.person_id, e.as_role, e.home_id, e.child_id, e.subject, e.because, e.reason`);

/** What a row says of people. */
export function payloadOf(row: EntryRow): Payload {
  return {
    person: row.person_id,
    role: row.as_role,
    home: row.home_id,
    child: row.child_id,
    subject: row.subject,
    because: row.because,
    reason: row.reason,
  };
}

/** What a row says of nobody, with its place and its commitment. */
export function leafOf(
  row: EntryRow,
  more: {
    readonly alg: string;
    readonly provider: ProviderId;
    readonly seq: number;
    readonly commitment: Buffer;
  },
) {
  return {
    alg: more.alg,
    seq: more.seq,
    at: row.at,
    event: row.event,
    outcome: row.outcome,
    action: row.action,
    requestId: row.request_id,
    provider: more.provider,
    commitment: more.commitment.toString('hex'),
  };
}

/** Entries that wait, in the order of writing. */
export async function waitingRows(
  tx: Tx,
  providerId: ProviderId,
  limit: number,
): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select ${ENTRY_COLUMNS} from kith.audit_pending p
    join kith.audit_entry e on e.provider_id = p.provider_id and e.audit_id = p.audit_id
    where p.provider_id = ${providerId} order by p.audit_id limit ${limit}`.execute(tx);
  return rows;
}

/** The organisations with entries that wait, or with entries that no checkpoint covers yet. */
export async function logsBehind(tx: Tx): Promise<readonly ProviderId[]> {
  const { rows } = await sql<{ provider_id: string }>`
    select provider_id from kith.audit_pending
    union select provider_id from kith.audit_head where signed_size < size`.execute(tx);
  return rows.map((row) => row.provider_id as ProviderId);
}

/** Every organisation that has a log, or entries that wait for one. */
export async function allLogs(tx: Tx): Promise<readonly ProviderId[]> {
  const { rows } = await sql<{ provider_id: string }>`
    select provider_id from kith.audit_head union select provider_id from kith.audit_pending
    order by provider_id`.execute(tx);
  return rows.map((row) => row.provider_id as ProviderId);
}
