import { sql } from 'kysely';
import type { ProviderId } from '#kernel/ids.ts';
import type { TestApp } from './app.ts';
import { asSystem } from './builders.ts';

/** A duty as a test needs it: its id, and what it asks. */
export type KeptDuty = {
  readonly dutyId: string;
  readonly action: string;
  readonly recipient: string | null;
  readonly held: boolean;
  readonly closedAs: string | null;
  readonly closedLate: boolean | null;
};

/** The duties that follow from an event, the most pressing first. */
export async function dutiesOf(
  kith: Pick<TestApp, 'db'>,
  providerId: ProviderId,
  eventId: string,
): Promise<readonly KeptDuty[]> {
  const rows = await asSystem(kith.db, providerId, (tx) =>
    tx
      .selectFrom('kith.duty')
      .select(['duty_id', 'action', 'recipient', 'held', 'closed_as', 'closed_late'])
      .where('event_id', '=', eventId)
      .orderBy('precedence')
      .orderBy('engine_key')
      .execute(),
  );
  return rows.map((row) => ({
    dutyId: row.duty_id,
    action: row.action,
    recipient: row.recipient,
    held: row.held,
    closedAs: row.closed_as,
    closedLate: row.closed_late,
  }));
}

/** The duty of an event that asks for this, of this person. Throws where the policies raise none. */
export async function dutyTo(
  kith: Pick<TestApp, 'db'>,
  providerId: ProviderId,
  eventId: string,
  asks: { readonly action: string; readonly recipient: string },
): Promise<KeptDuty> {
  const all = await dutiesOf(kith, providerId, eventId);
  const found = all.find((each) => each.action === asks.action && each.recipient === asks.recipient);
  if (!found) {
    const there = all.map((each) => `${each.action} ${each.recipient}`).join(', ');
    throw new Error(`no duty to ${asks.action} ${asks.recipient} among: ${there}`);
  }
  return found;
}

/** Everything written in an organisation's record, in the order of writing. */
export async function recordOf(kith: Pick<TestApp, 'db'>, providerId: ProviderId) {
  return asSystem(kith.db, providerId, (tx) =>
    tx
      .selectFrom('kith.event')
      .select(['event_id', 'type', 'about_event_id', 'occurred_at', 'facts', 'details', 'recorded_by'])
      .orderBy('seq')
      .execute(),
  );
}

/** What every look leaves behind: the audit, sessions at rest, drafts, attempts. */
const LEFT_BY_LOOKING = /^(audit_|session$|draft$|sign_in_|waiting_)/;

/** A digest of each table of an organisation's, beyond what merely asking leaves behind: equal while nothing is written. */
export async function everythingOf(
  kith: Pick<TestApp, 'db'>,
  providerId: ProviderId,
): Promise<Readonly<Record<string, string>>> {
  return asSystem(kith.db, providerId, async (tx) => {
    const tables = await sql<{ name: string }>`
      select c.relname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'provider_id' and not a.attisdropped
      where c.relnamespace = 'kith'::regnamespace and c.relkind = 'r' and has_table_privilege(c.oid, 'select')
      order by 1`.execute(tx);
    const digests: Record<string, string> = {};
    for (const { name } of tables.rows.filter((each) => !LEFT_BY_LOOKING.test(each.name))) {
      const { rows } = await sql<{ digest: string | null }>`
        select md5(string_agg(t::text, chr(10) order by t::text)) as digest from ${sql.table(`kith.${name}`)} t`.execute(
        tx,
      );
      digests[name] = rows[0]?.digest ?? '';
    }
    return digests;
  });
}
