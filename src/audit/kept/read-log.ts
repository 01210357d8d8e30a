import { sql } from 'kysely';
import type { ProviderId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { at, type Finding, type Report } from '../log/finding.ts';
import type { Payload } from '../log/leaf.ts';
import { type Kept, type Known, openVerifier } from '../log/verify.ts';
import { frontierOf, rootOf } from '../merkle/frontier.ts';
import { ENTRY_COLUMNS, type EntryRow, leafOf, payloadOf } from './rows.ts';

/** A log read in its order: entries, and each checkpoint behind the last entry that it covers. */
export type LogReader = {
  readonly entry: (kept: Kept) => void;
  readonly checkpoint: (note: string) => void;
  readonly gap?: (finding: Finding) => void;
};

const PAGE = 2_000;

type LeafRow = EntryRow & {
  readonly seq: number;
  readonly leaf_audit_id: number;
  readonly alg: string;
  readonly commitment: Buffer;
  readonly salt: Buffer | null;
  readonly hash: Buffer;
};

/** Reads one organisation's log from the database, a page at a time. */
export async function readLog(tx: Tx, providerId: ProviderId, reader: LogReader): Promise<void> {
  const notes = await tx
    .selectFrom('kith.audit_checkpoint')
    .select(['size', 'note'])
    .where('provider_id', '=', providerId)
    .orderBy('size')
    .execute();
  let waiting = 0;
  const notesUpTo = (size: number): void => {
    for (let note = notes[waiting]; note && note.size <= size; note = notes[waiting]) {
      reader.checkpoint(note.note);
      waiting += 1;
    }
  };
  let seen = -1;
  for (;;) {
    const { rows } = await sql<LeafRow>`
      select l.seq, l.audit_id as leaf_audit_id, l.alg, l.commitment, l.salt, l.hash, ${ENTRY_COLUMNS}
      from kith.audit_leaf l
      left join kith.audit_entry e on e.provider_id = l.provider_id and e.audit_id = l.audit_id
      where l.provider_id = ${providerId} and l.seq > ${seen} order by l.seq limit ${PAGE}`.execute(tx);
    for (const row of rows) {
      notesUpTo(row.seq);
      if (row.audit_id === null) reader.gap?.(at('missing', row.seq, 'it was taken in, and its row is gone'));
      else reader.entry(keptOf(row, providerId));
      seen = row.seq;
    }
    if (rows.length < PAGE) break;
  }
  notesUpTo(Number.POSITIVE_INFINITY);
}

function keptOf(row: LeafRow, provider: ProviderId): Kept {
  return {
    leaf: leafOf(row, { alg: row.alg, provider, seq: row.seq, commitment: row.commitment }),
    hash: row.hash.toString('hex'),
    salt: row.salt?.toString('hex') ?? null,
    payload: row.salt === null && isErased(payloadOf(row)) ? null : payloadOf(row),
  };
}

const isErased = ({ subject, ...others }: Payload): boolean =>
  Object.keys(subject).length === 0 && Object.values(others).every((each) => each === null);

/** What a look through the database came to. */
export type DatabaseReport = Report & {
  /** Entries written and not yet taken in: nothing vouches for them yet. */
  readonly pending: number;
  /** Entries taken in since the last checkpoint. */
  readonly unsigned: number;
};

/** Checks one organisation's log in the database, and the database against it. */
export async function verifyDatabase(tx: Tx, providerId: ProviderId, known: Known): Promise<DatabaseReport> {
  const verifier = openVerifier(known);
  await readLog(tx, providerId, verifier);
  const report = verifier.end();
  const [pending, beside] = [await pendingCount(tx, providerId), await besideTheLog(tx, providerId)];
  const head = await tx
    .selectFrom('kith.audit_head')
    .select(['size', 'frontier', 'signed_size'])
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  const findings = [...report.findings, ...beside.map((says) => ({ ...after(report.entries), says }))];
  if (head && !headAgrees(head, report))
    findings.push({
      kind: 'missing',
      from: Math.min(head.size, report.entries),
      to: Math.max(head.size, report.entries),
      says: `the log was kept as one of ${head.size} entries, and here are ${report.entries}, or others`,
    });
  // Entries taken in since the last checkpoint are behind, and not wrong.
  const unsigned = (finding: Finding): boolean =>
    finding.kind === 'checkpoint' && finding.from === head?.signed_size && finding.to === head.size;
  const unsignedEntries = head ? head.size - head.signed_size : 0;
  return {
    ...report,
    pending,
    unsigned: unsignedEntries,
    findings: findings.filter((finding) => !unsigned(finding)),
  };
}

const after = (entries: number) => ({ kind: 'left-out', from: entries, to: entries }) as const;

type Head = { readonly size: number; readonly frontier: readonly Buffer[] };

function headAgrees({ size, frontier }: Head, report: Report): boolean {
  try {
    const root = rootOf(frontierOf(size, frontier)).toString('base64');
    return size === report.entries && root === report.root;
  } catch {
    return false;
  }
}

async function pendingCount(tx: Tx, providerId: ProviderId): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from kith.audit_pending where provider_id = ${providerId}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** What the log should know and does not. */
async function besideTheLog(tx: Tx, providerId: ProviderId): Promise<readonly string[]> {
  const { rows } = await sql<{ says: string }>`
    select format('entry row %s is neither in the log nor waiting for it', e.audit_id) as says
    from kith.audit_entry e
    where e.provider_id = ${providerId}
      and not exists (select 1 from kith.audit_leaf l where l.provider_id = e.provider_id and l.audit_id = e.audit_id)
      and not exists (select 1 from kith.audit_pending p where p.provider_id = e.provider_id and p.audit_id = e.audit_id)
    union all
    select format('entry row %s waits for the log, and is gone', p.audit_id)
    from kith.audit_pending p
    where p.provider_id = ${providerId}
      and not exists (select 1 from kith.audit_entry e where e.provider_id = p.provider_id and e.audit_id = p.audit_id)
    union all
    select format('event %s of the record was recorded without an entry', v.event_id)
    from kith.event v
    where v.provider_id = ${providerId} and not exists (
      select 1 from kith.audit_entry e where e.provider_id = v.provider_id and e.subject->>'event' = v.event_id::text)
    limit 100`.execute(tx);
  return rows.map((row) => row.says);
}
