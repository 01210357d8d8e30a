import type { Actor } from '#access/actor.ts';
import { scopeOf } from '#access/actor.ts';
import type { Action, Subject } from '#access/can.ts';
import { can } from '#access/can.ts';
import { PASSING_ON } from '#access/seals.ts';
import type { ChildId, HomeId, PersonId, SealId } from '#kernel/ids.ts';
import { NO_SEAL } from '#kernel/seal.ts';
import type { Row } from './row.ts';
import { heldAt, momentAt, text } from './row.ts';
import type { Rows } from './rows.ts';
import { TODAY } from './world.ts';

/** What the policy lets one person see of a world: ids by table. */
export type Seen = Readonly<Record<string, readonly string[]>>;

/** Somebody's relations today, read off the rows: a second opinion to the store's. */
export function relationsOf(rows: Rows, personId: string) {
  const held = rows.roles.filter((role) => role['person_id'] === personId && heldAt(role, momentAt(0)));
  const homes = new Set(held.flatMap((role) => (role['home_id'] === null ? [] : [text(role, 'home_id')])));
  const placed = rows.placements.filter(
    (each) =>
      each['ended_on'] === null && text(each, 'started_on') <= TODAY && homes.has(text(each, 'home_id')),
  );
  const allocated = rows.allocations.filter(
    (each) => each['person_id'] === personId && heldAt(each, momentAt(0)),
  );
  const given = held.some((role) => role['role'] === 'social-worker') ? allocated : [];
  return {
    roles: held.map((role) => text(role, 'role')).toSorted(),
    homes: [...homes].toSorted(),
    children: [...new Set([...placed, ...given].map((each) => text(each, 'child_id')))].toSorted(),
    seals: rows.readers
      .filter((each) => each['person_id'] === personId)
      .map((each) => text(each, 'seal_id'))
      .toSorted(),
  };
}

/** What `can` says of every row. */
export function expectedOf(rows: Rows, actor: Actor): Seen {
  const may = (action: Action, subject: Subject) => can(actor, action, subject).allow;
  const eventBy = new Map(rows.events.map((event) => [event['event_id'], event]));
  const place = (row: Row): Subject => ({
    homeId: row['home_id'] as HomeId,
    ...(row['child_id'] === null ? {} : { childId: row['child_id'] as ChildId }),
  });
  const sealed = (row: Row, recordedBy: unknown, passingOn?: boolean): Subject =>
    row['seal_id'] === NO_SEAL
      ? place(row)
      : {
          ...place(row),
          sealed: {
            sealId: row['seal_id'] as SealId,
            recordedBy: recordedBy as PersonId,
            ...(passingOn === undefined ? {} : { passingOn }),
          },
        };
  const childSeen = (row: Row) => may('child.view', { childId: row['child_id'] as ChildId });
  const dutySeen = (duty: Row) => {
    const closer = eventBy.get(duty['closed_by_event'] as string);
    const own = duty['closed_at'] === null || closer?.['recorded_by'] === actor.personId;
    const passingOn = own && PASSING_ON.includes(text(duty, 'action'));
    const subject = sealed(duty, eventBy.get(duty['event_id'] as string)?.['recorded_by'], passingOn);
    return may('duty.view', subject) || may('event.view', subject);
  };
  const scope = scopeOf(actor);
  // A projection or an effect of a sealed case is its readers' alone, whoever recorded the event.
  const effectSeen = (row: Row) => scope !== 'authority' && may('event.view', sealed(row, null));
  const entrySeen = (row: Row) => {
    const { seals = [] } = actor;
    const open =
      row['seal_id'] === NO_SEAL ||
      seals.includes(row['seal_id'] as SealId) ||
      row['person_id'] === actor.personId;
    // Of a child who is theirs to see, wherever the child lived when it was looked at; and by whom in vain.
    const { child } = row['subject'] as { readonly child?: ChildId };
    const home =
      scope === 'home' &&
      (actor.homes.includes(row['home_id'] as HomeId) ||
        actor.children.includes(row['child_id'] as ChildId) ||
        (row['outcome'] === 'refused' && child !== undefined && actor.children.includes(child)));
    return open && (scope === 'provider' || home);
  };
  // One's own, and those of everybody who works or worked at a home whose receipts one may list.
  const receiptSeen = (row: Row) =>
    row['person_id'] === actor.personId ||
    scope === 'provider' ||
    rows.roles.some(
      (role) =>
        role['person_id'] === row['person_id'] &&
        role['home_id'] !== null &&
        may('receipt.list', { homeId: role['home_id'] as HomeId }),
    );
  const ids = (all: readonly Row[], id: string, seen: (row: Row) => boolean) =>
    all
      .filter(seen)
      .map((row) => text(row, id))
      .toSorted();
  return {
    child: rows.children.filter((childId) => may('child.view', { childId: childId as ChildId })).toSorted(),
    placement: ids(rows.placements, 'placement_id', childSeen),
    allocation: ids(rows.allocations, 'allocation_id', childSeen),
    event: ids(rows.events, 'event_id', (row) => may('event.view', sealed(row, row['recorded_by']))),
    duty: ids(rows.duties, 'duty_id', dutySeen),
    device: ids(rows.devices, 'device_id', (row) => may('device.view', place(row))),
    restriction: ids(rows.restrictions, 'restriction_id', (row) =>
      may('restriction.view', sealed(row, null)),
    ),
    policy_effect: ids(rows.effects, 'event_id', effectSeen),
    audit_entry: ids(rows.entries, 'request_id', entrySeen),
    read_receipt: ids(rows.receipts, 'person_id', receiptSeen),
    seal: rows.seals
      .filter((row) => row['opened_by'] === actor.personId || actor.seals?.includes(row['seal_id'] as SealId))
      .map((row) => text(row, 'seal_id'))
      .toSorted(),
  };
}
