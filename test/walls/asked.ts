import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { can } from '#access/can.ts';
import type { ChildId, HomeId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { childrenSeen } from '#slices/children/index.ts';
import { devicesAt } from '#slices/devices/store/devices.ts';
import { dutiesOfEvents, openAtHome } from '#slices/duties/index.ts';
import { noticesFor } from '#slices/duties/store/notices.ts';
import { recordOfChild } from '#slices/events/index.ts';
import { lateDuties } from '#slices/oversight/store/late.ts';
import { monthOf, openCount } from '#slices/oversight/store/month.ts';
import type { Seen } from './expected.ts';
import type { Row } from './row.ts';
import { text } from './row.ts';
import type { Rows } from './rows.ts';
import { TODAY } from './world.ts';

const NOW = Date.parse(`${TODAY}T12:00:00Z`) as Instant;
const SINCE = Date.parse('2026-11-01T00:00:00Z') as Instant;

/** What the database lets through under the caller's context: ids by table, whatever organisation they are of. */
export async function shownTo(tx: Tx): Promise<Seen> {
  const { rows } = await sql<{ seen: Record<string, string[] | null> }>`
    select jsonb_build_object(
      'child', (select jsonb_agg(child_id) from kith.child),
      'placement', (select jsonb_agg(placement_id) from kith.placement),
      'allocation', (select jsonb_agg(allocation_id) from kith.allocation),
      'event', (select jsonb_agg(event_id) from kith.event),
      'duty', (select jsonb_agg(duty_id) from kith.duty),
      'device', (select jsonb_agg(device_id) from kith.device),
      'restriction', (select jsonb_agg(restriction_id) from kith.restriction),
      'policy_effect', (select jsonb_agg(event_id) from kith.policy_effect),
      'audit_entry', (select jsonb_agg(request_id) from kith.audit_entry),
      'read_receipt', (select jsonb_agg(person_id) from kith.read_receipt),
      'seal', (select jsonb_agg(seal_id) from kith.seal)) as seen`.execute(tx);
  return Object.fromEntries(
    Object.entries(rows[0]?.seen ?? {}).map(([table, ids]) => [table, (ids ?? []).toSorted()]),
  );
}

/** The lists and counts of the pages, as their stores give them, and what they have to be by `seen`. */
export async function listed(
  tx: Tx,
  rows: Rows,
  actor: Actor,
  seen: Seen,
): Promise<{ readonly given: Record<string, unknown>; readonly due: Record<string, unknown> }> {
  const { provider } = rows;
  const given: Record<string, unknown> = {};
  const due: Record<string, unknown> = {};
  const say = (what: string, is: readonly string[] | number, shouldBe: readonly string[] | number) => {
    given[what] = typeof is === 'number' ? is : is.toSorted();
    due[what] = typeof shouldBe === 'number' ? shouldBe : shouldBe.toSorted();
  };
  const has = (table: string, row: Row, id: string) => seen[table]?.includes(text(row, id)) ?? false;
  const duties = rows.duties.filter((row) => has('duty', row, 'duty_id'));
  const events = rows.events.filter((row) => has('event', row, 'event_id'));
  const devices = rows.devices.filter((row) => has('device', row, 'device_id'));
  const ids = (all: readonly Row[], id: string) => all.map((row) => text(row, id));

  const children = await childrenSeen(tx, provider);
  say(
    'children',
    children.map((each) => each.childId),
    seen['child'] ?? [],
  );
  for (const childId of rows.children) {
    const record = await recordOfChild(tx, provider, childId as ChildId, { limit: 50 });
    const own = events.filter((row) => row['child_id'] === childId);
    say(
      `record of ${childId}`,
      record.map((each) => each.eventId),
      ids(own, 'event_id'),
    );
  }
  for (const home of rows.homes) {
    const homeId = home as HomeId;
    if (!can(actor, 'home.view', { homeId }).allow) continue;
    const here = duties.filter((row) => row['home_id'] === home);
    const open = here.filter((row) => row['closed_at'] === null);
    const late = here.filter((row) => row['closed_at'] !== null || !row['held']);
    const [free, held, count, month, behind, kept] = await Promise.all([
      openAtHome(tx, provider, homeId, { held: false, now: NOW, limit: 50 }),
      openAtHome(tx, provider, homeId, { held: true, now: NOW, limit: 50 }),
      openCount(tx, provider, homeId),
      monthOf(tx, provider, homeId, SINCE, NOW),
      lateDuties(tx, provider, homeId, SINCE, NOW),
      devicesAt(tx, provider, [homeId]),
    ]);
    say(
      `owed at ${home}`,
      [...free, ...held].map((each) => each.dutyId),
      ids(open, 'duty_id'),
    );
    say(`count at ${home}`, count, open.filter((row) => !row['held']).length);
    say(`late at ${home}`, month.late, late.length);
    say(
      `behind at ${home}`,
      behind.map((each) => each.dutyId),
      ids(late, 'duty_id'),
    );
    const own = devices.filter((row) => row['home_id'] === home);
    say(
      `devices at ${home}`,
      kept.map((each) => each.deviceId),
      ids(own, 'device_id'),
    );
  }
  const told = duties.filter(
    (row) =>
      row['action'] === 'notify' && ['social-worker', 'placing-authority'].includes(text(row, 'recipient')),
  );
  const about = events.filter(
    (row) =>
      seen['child']?.includes(text(row, 'child_id')) &&
      told.some((duty) => duty['event_id'] === row['event_id']),
  );
  const notices = await noticesFor(tx, provider, 50);
  say(
    'notices',
    notices.map((each) => each.eventId),
    ids(about, 'event_id'),
  );
  const owed = await dutiesOfEvents(tx, provider, ids(rows.events, 'event_id') as never);
  say(
    'duties of events',
    owed.map((each) => each.dutyId),
    ids(duties, 'duty_id'),
  );
  return { given, due };
}
