import type pg from 'pg';
import { AUDIT, DEVICES, DUTIES, EVENTS, RESTRICTIONS } from './history-rows.ts';
import { KINDS, STAGES, TEMPLATE_START } from './templates.ts';
import type { World } from './world.ts';

/** What lies in a loaded database. */
export type Loaded = {
  /** Events that were recorded because something happened; those that close a duty come on top. */
  readonly events: number;
  readonly duties: number;
  readonly openDuties: number;
  readonly allEvents: number;
  readonly auditEntries: number;
};

/** How far the matters have come: most of them closed, as homes live, or none of them begun on. */
export type Stages = 'as lived' | 'all open';

/** Where a child lived and who worked there, for how long; from ever to now where nothing is said. */
export type Stay = {
  /** Stays with the same number followed one another at one place. */
  readonly place: number;
  readonly homeId: string;
  readonly childId: string;
  readonly workers: readonly string[];
  readonly from?: string;
  readonly until?: string;
};

/** What the record is to be like. */
export type History = {
  /** Matters that were begun; the events that close their duties come on top. */
  readonly events: number;
  readonly now: Date;
  readonly stages?: Stages;
  /** Matters a year of the whole provider: about one a day in each of 25 homes unless told otherwise. */
  readonly perYear?: number;
  /** Who lived where; each child of the world at its home all the time unless told otherwise. */
  readonly stays?: readonly Stay[];
  /** Some places have many matters and many have few, instead of all the same. */
  readonly uneven?: boolean;
};

const EVENTS_A_YEAR = 10_000;

/** How often one device is taken before the child has another. */
const EVENTS_OF_A_DEVICE = 8;

/**
 * Turns the templates into a record of `events` matters that ends now: every row is a template's, moved to a child,
 * a time and ids of its own. Matters older than three days are closed, but for a few, unless all of them are to be
 * open; the templates themselves go. With further connections in `beside` the tables are filled beside one another.
 */
export async function loadHistory(
  client: pg.Client,
  world: World,
  templateChildren: readonly string[],
  history: History,
  beside: readonly pg.Client[] = [],
): Promise<Loaded> {
  const clients = [client, ...beside];
  // Neither foreign keys nor the guard against changing records are asked while rows are put in wholesale.
  for (const each of clients) await each.query('set session_replication_role = replica');
  for (const each of clients) await each.query(`set work_mem = '256MB'; set maintenance_work_mem = '512MB'`);
  await client.query('create schema bench');
  await takeTemplates(client, templateChildren);
  await planMatters(client, history, history.stays ?? livingThere(world));
  await setIndexes(client, false);
  await inTurns(clients, [EVENTS, DUTIES, AUDIT, DEVICES, RESTRICTIONS]);
  await setIndexes(client, true);
  await inTurns(
    clients,
    TABLES.map((table) => `reindex table kith.${table}`),
  );
  await inTurns(
    clients,
    TABLES.map((table) => `vacuum (analyze) kith.${table}`),
  );
  await client.query('drop schema bench cascade');
  for (const each of clients) await each.query('reset all');
  await client.query('analyze');
  await client.query('checkpoint');
  return counted(client, history.events);
}

/** Each connection takes the next statement when it has done its last. */
async function inTurns(clients: readonly pg.Client[], statements: readonly string[]): Promise<void> {
  const left = [...statements];
  const work = async (client: pg.Client) => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await client.query(next);
  };
  await Promise.all(clients.map(work));
}

/** Puts rows in while no index is kept, to make the indexes afterwards: a tenth of the time for millions of rows. */
async function setIndexes(client: pg.Client, kept: boolean): Promise<void> {
  const tables = TABLES.map((table) => `'kith.${table}'::regclass`).join(', ');
  await client.query('set allow_system_table_mods = on');
  await client.query(
    `update pg_index set indisready = ${kept}, indisvalid = ${kept} where indrelid = any (array[${tables}])`,
  );
  await client.query('reset allow_system_table_mods');
}

const livingThere = (world: World): readonly Stay[] =>
  world.homes
    .flatMap(({ homeId, worker, children }) =>
      children.map((childId) => ({ homeId, childId, workers: [worker] })),
    )
    .map((each, place) => ({ place, ...each }));

const TABLES = ['event', 'duty', 'audit_entry', 'device', 'restriction'];

async function takeTemplates(client: pg.Client, children: readonly string[]): Promise<void> {
  await client.query('create unlogged table bench.template (tmpl int, child_id uuid)');
  await client.query(
    'insert into bench.template select n - 1, id from unnest($1::uuid[]) with ordinality as t (id, n)',
    [children],
  );
  for (const table of TABLES) {
    await client.query(
      `create unlogged table bench.t_${table} as
       select t.tmpl, r.*, row_number() over () as nth from kith.${table} r join bench.template t using (child_id)`,
    );
    await client.query(`delete from kith.${table}`);
  }
}

/** A number from 0 to 99 that follows from a matter's own number; `salt` gives another. */
const dice = (salt: string) => `(('x' || substr(md5(g || '${salt}'), 1, 7))::bit(28)::int % 100)`;

async function planMatters(client: pg.Client, history: History, stays: readonly Stay[]): Promise<void> {
  const { events, now, stages = 'as lived', perYear = EVENTS_A_YEAR, uneven = false } = history;
  const places = 1 + Math.max(...stays.map((stay) => stay.place));
  await placesOf(client, stays);
  const upTo = (last: number) => KINDS.slice(0, last + 1).reduce((sum, each) => sum + each.share, 0);
  const limits = KINDS.map((_, index) => `when d < ${upTo(index)} then`);
  const kind = KINDS.map((_, index) => `${limits[index]} ${index}`).join(' ');
  const withDevice = KINDS.map((each, index) => `${limits[index]} ${each.withDevice ?? false}`).join(' ');
  const yearMs = 365 * 86_400_000;
  const spanMs = (events / perYear) * yearMs;
  const share = `('x' || substr(md5(g || 'child'), 1, 7))::bit(28)::int / 268435456.0`;
  await client.query(`
    create unlogged table bench.matter as
    with numbered as (
      select g, ${dice('kind')} as d, ${dice('stage')} as s, ${dice('worker')} as w,
        floor(${places} * power(${share}, ${uneven ? 1.5 : 1}))::int as place,
        to_timestamp(${(now.getTime() - spanMs) / 1000} + ${spanMs / 1000} * (g - 0.5) / ${events}) as starts
      from generate_series(1, ${events}) g
    ), staged as (
      select *, case ${kind} end as kind, case ${withDevice} end as has_device, case
        when ${stages === 'all open'} or starts > ${stamp(now, 0.5)} then ${STAGES.indexOf('open')}
        when starts > ${stamp(now, 3)} then ${STAGES.indexOf('partly')}
        when starts > ${stamp(now, 60)} and s < 3 then ${STAGES.indexOf('partly')}
        when starts > ${stamp(now, 30)} and s < 23 then ${STAGES.indexOf('standing')}
        else ${STAGES.indexOf('closed')} end as stage
      from numbered
    )
    select *, device_no / ${EVENTS_OF_A_DEVICE} as device, row_number() over latest = 1 as is_latest
    from (
      select g, kind * ${STAGES.length} + stage as tmpl, home_id, child_id,
        workers[1 + w % cardinality(workers)] as worker,
        starts - to_timestamp(${TEMPLATE_START / 1000}) as moved, has_device,
        count(*) filter (where has_device) over (partition by child_id order by g) as device_no
      from staged join bench.place on place.n = staged.place and starts >= begun and starts < ended
    ) matters
    window latest as (partition by child_id, has_device, device_no / ${EVENTS_OF_A_DEVICE} order by g desc)`);
  await client.query('analyze bench.matter');
}

async function placesOf(client: pg.Client, stays: readonly Stay[]): Promise<void> {
  await client.query(
    'create unlogged table bench.place (n int, home_id uuid, child_id uuid, workers uuid[], begun timestamptz, ended timestamptz)',
  );
  const rows = stays.map(
    ({ place: n, homeId, childId, workers, from = '-infinity', until = 'infinity' }) => ({
      n,
      home_id: homeId,
      child_id: childId,
      workers,
      begun: from,
      ended: until,
    }),
  );
  await client.query(
    'insert into bench.place select * from jsonb_populate_recordset(null::bench.place, $1)',
    [JSON.stringify(rows)],
  );
  await client.query('analyze bench.place');
}

const stamp = (now: Date, daysAgo: number) => `to_timestamp(${now.getTime() / 1000 - daysAgo * 86_400})`;

async function counted(client: pg.Client, events: number): Promise<Loaded> {
  const { rows } = await client.query<Record<'duties' | 'open' | 'all' | 'audit', string>>(`
    select (select count(*) from kith.duty) as duties, (select count(*) from kith.duty where closed_at is null) as open,
      (select count(*) from kith.event) as all, (select count(*) from kith.audit_entry) as audit`);
  const [row] = rows;
  return {
    events,
    duties: Number(row?.duties),
    openDuties: Number(row?.open),
    allEvents: Number(row?.all),
    auditEntries: Number(row?.audit),
  };
}
