import type pg from 'pg';
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

/** Events a year of the whole provider: about one a day in each of 25 homes. A larger record is a longer one. */
const EVENTS_A_YEAR = 10_000;

/** How often one device is taken before the child has another. */
const EVENTS_OF_A_DEVICE = 8;

/**
 * Turns the templates into a record of `events` events that ends now: every row is a template's, moved to a child,
 * a time and ids of its own. Matters older than three days are closed, but for a few, unless all of them are to be
 * open; the templates themselves go.
 */
export async function loadHistory(
  client: pg.Client,
  world: World,
  templateChildren: readonly string[],
  events: number,
  now: Date,
  stages: Stages = 'as lived',
): Promise<Loaded> {
  // Neither foreign keys nor the guard against changing records are asked while rows are put in wholesale.
  await client.query('set session_replication_role = replica');
  await takeTemplates(client, templateChildren);
  await planMatters(client, world, events, now, stages);
  for (const statement of [EVENTS, DUTIES, DEVICES, RESTRICTIONS, AUDIT]) await client.query(statement);
  await client.query('set session_replication_role = default');
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
  return counted(client, events);
}

const TABLES = ['event', 'duty', 'device', 'restriction', 'audit_entry'];

async function takeTemplates(client: pg.Client, children: readonly string[]): Promise<void> {
  await client.query('create temp table template (tmpl int, child_id uuid)');
  await client.query(
    'insert into template select n - 1, id from unnest($1::uuid[]) with ordinality as t (id, n)',
    [children],
  );
  for (const table of TABLES) {
    await client.query(
      `create temp table t_${table} as select t.tmpl, r.* from kith.${table} r join template t using (child_id)`,
    );
    await client.query(`delete from kith.${table}`);
  }
}

/** A number from 0 to 99 that follows from a matter's own number; `salt` gives another. */
const dice = (salt: string) => `(('x' || substr(md5(g || '${salt}'), 1, 7))::bit(28)::int % 100)`;

async function planMatters(
  client: pg.Client,
  world: World,
  events: number,
  now: Date,
  stages: Stages,
): Promise<void> {
  await client.query(
    'create temp table place (n int generated always as identity (start 0 minvalue 0), home_id uuid, child_id uuid, worker uuid)',
  );
  const places = world.homes.flatMap(({ homeId, worker, children }) =>
    children.map((child_id) => ({ home_id: homeId, child_id, worker })),
  );
  await client.query(
    'insert into place (home_id, child_id, worker) select home_id, child_id, worker from jsonb_populate_recordset(null::place, $1)',
    [JSON.stringify(places)],
  );
  const upTo = (last: number) => KINDS.slice(0, last + 1).reduce((sum, each) => sum + each.share, 0);
  const limits = KINDS.map((_, index) => `when d < ${upTo(index)} then`);
  const kind = KINDS.map((_, index) => `${limits[index]} ${index}`).join(' ');
  const withDevice = KINDS.map((each, index) => `${limits[index]} ${each.withDevice ?? false}`).join(' ');
  const yearMs = 365 * 86_400_000;
  const spanMs = (events / EVENTS_A_YEAR) * yearMs;
  await client.query(`
    create temp table matter as
    with numbered as (
      select g, ${dice('kind')} as d, ${dice('stage')} as s,
        ('x' || substr(md5(g || 'child'), 1, 7))::bit(28)::int % ${places.length} as place,
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
      select g, kind * ${STAGES.length} + stage as tmpl, home_id, child_id, worker,
        starts - to_timestamp(${TEMPLATE_START / 1000}) as moved, has_device,
        count(*) filter (where has_device) over (partition by child_id order by g) as device_no
      from staged join place on place.n = staged.place
    ) matters
    window latest as (partition by child_id, has_device, device_no / ${EVENTS_OF_A_DEVICE} order by g desc)`);
  await client.query('analyze matter');
}

const stamp = (now: Date, daysAgo: number) => `to_timestamp(${now.getTime() / 1000 - daysAgo * 86_400})`;

/** A template's id as this matter's own. */
const own = (column: string) => `md5(m.g || ${column}::text)::uuid`;

const DEVICE = `case when t.device_id is not null then md5(m.child_id || 'device' || m.device)::uuid end`;

const EVENTS = `
  insert into kith.event (provider_id, event_id, type, home_id, child_id, device_id, about_event_id, occurred_at,
    recorded_at, recorded_by, facts, details, submission)
  select t.provider_id, ${own('t.event_id')}, t.type, m.home_id, m.child_id, ${DEVICE},
    ${own('t.about_event_id')}, t.occurred_at + m.moved, t.recorded_at + m.moved, m.worker,
    case when t.about_event_id is null then t.facts
      else replace(t.facts::text, t.about_event_id::text, ${own('t.about_event_id')}::text)::jsonb end,
    t.details, ${own('t.submission')}
  from matter m join t_event t using (tmpl) order by t.recorded_at + m.moved, t.seq`;

const DUTIES = `
  insert into kith.duty (provider_id, duty_id, event_id, home_id, child_id, engine_key, action, recipient, subject,
    precedence, due_kind, due_at, late_at, held, raised_at, snapshot, closed_at, closed_as, closed_late,
    closed_by_event)
  select t.provider_id, ${own('t.duty_id')}, ${own('t.event_id')}, m.home_id, m.child_id,
    replace(t.engine_key, t.event_id::text, ${own('t.event_id')}::text), t.action, t.recipient, t.subject,
    t.precedence, t.due_kind, t.due_at + m.moved, t.late_at + m.moved, t.held, t.raised_at + m.moved,
    replace(t.snapshot::text, t.event_id::text, ${own('t.event_id')}::text)::jsonb, t.closed_at + m.moved,
    t.closed_as, t.closed_late, ${own('t.closed_by_event')}
  from matter m join t_duty t using (tmpl) order by t.raised_at + m.moved`;

const DEVICES = `
  insert into kith.device (provider_id, device_id, child_id, home_id, kind, description, owner, state, seal, kept_at,
    since)
  select t.provider_id, ${DEVICE}, m.child_id, m.home_id, t.kind, t.description, t.owner, t.state, t.seal,
    t.kept_at, t.since + m.moved
  from matter m join t_device t using (tmpl) where m.is_latest order by m.g`;

const RESTRICTIONS = `
  insert into kith.restriction (provider_id, restriction_id, home_id, child_id, what, extent, since, ends_at,
    review_at, ended_at, eased, authority_view)
  select t.provider_id, ${own('t.restriction_id')}, m.home_id, m.child_id, t.what, t.extent, t.since + m.moved,
    t.ends_at + m.moved, t.review_at + m.moved, t.ended_at + m.moved, t.eased, t.authority_view
  from matter m join t_restriction t using (tmpl) order by m.g`;

const AUDIT = `
  insert into kith.audit_entry (provider_id, at, event, outcome, person_id, action, home_id, child_id, subject, reason,
    request_id)
  select t.provider_id, t.at + m.moved, t.event, t.outcome, m.worker, t.action, m.home_id, m.child_id,
    t.subject || jsonb_build_object('event', ${own("(t.subject->>'event')")}), t.reason, ${own('t.request_id')}::text
  from matter m join t_audit_entry t using (tmpl) order by t.at + m.moved, t.audit_id`;

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
