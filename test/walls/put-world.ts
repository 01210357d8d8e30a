import { sql } from 'kysely';
import type { Tx } from '#platform/db/transaction.ts';
import { systemContext, withActor } from '#platform/db/transaction.ts';
import type { TestDatabase } from '../harness/database.ts';
import type { Row } from './row.ts';
import { dayAt } from './row.ts';
import type { Rows } from './rows.ts';

/** Puts a world into the database, as Kith's own work. */
export async function settle(database: Pick<TestDatabase, 'db'>, rows: Rows): Promise<void> {
  const { provider } = rows;
  const own = { provider_id: provider };
  const person = (person_id: string) => ({
    ...own,
    person_id,
    given_name: 'Sam',
    family_name: 'Ashdown',
    created_at: dayAt(-60),
  });
  const child = (child_id: string) => ({
    ...own,
    child_id,
    given_name: 'Robin',
    family_name: 'Elmhirst',
    date_of_birth: '2012-05-14',
    authority_id: provider,
    created_at: dayAt(-60),
  });
  const change = {
    ...own,
    change_id: provider,
    kind: 'setting',
    proposal: {},
    reason: 'x',
    stands_on: 'x',
    world: 'x',
    proposed_at: dayAt(0),
    proposed_by: rows.people[0] ?? '',
    state: 'looked',
  };
  await withActor(database.db, systemContext(provider), async (tx) => {
    await put(tx, 'provider', [{ ...own, name: 'Larch', created_at: dayAt(-60) }]);
    await put(
      tx,
      'home',
      rows.homes.map((home_id) => ({ ...own, home_id, name: 'Rowan', created_at: dayAt(-60) })),
    );
    await put(tx, 'authority', [{ ...own, authority_id: provider, name: 'Marlshire' }]);
    await put(tx, 'person', rows.people.map(person));
    await put(tx, 'partner', rows.partners);
    await put(tx, 'role_held', rows.roles);
    await put(tx, 'read_receipt', rows.receipts);
    await put(tx, 'child', rows.children.map(child));
    await put(tx, 'placement', rows.placements);
    await put(tx, 'allocation', rows.allocations);
    await put(tx, 'device', rows.devices);
    await put(tx, 'event', rows.events);
    await put(tx, 'seal', rows.seals);
    await put(tx, 'seal_reader', rows.readers);
    await put(tx, 'duty', rows.duties);
    await put(tx, 'restriction', rows.restrictions);
    await put(tx, 'policy_change', rows.effects.length === 0 ? [] : [change]);
    await put(tx, 'policy_effect', rows.effects);
    await put(
      tx,
      'audit_entry',
      rows.entries.map((entry) =>
        Object.fromEntries(Object.entries(entry).filter(([column]) => column !== 'seal_id')),
      ),
    );
  });
}

async function put(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(`kith.${table}`)} (${columns}) select ${columns}
    from jsonb_populate_recordset(null::${sql.table(`kith.${table}`)}, ${JSON.stringify(rows)})`.execute(tx);
}
