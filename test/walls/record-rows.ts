import { randomUUID } from 'node:crypto';
import type { Role } from '#access/actor.ts';
import { routeOf } from '#access/seals.ts';
import type { HomeId, PersonId } from '#kernel/ids.ts';
import { NO_SEAL } from '#kernel/seal.ts';
import { nameMore } from './name-more.ts';
import type { Row } from './row.ts';
import { at, dayAt, heldAt, momentAt } from './row.ts';
import type { World } from './world.ts';

/** Who and what a record is of. */
type Places = {
  readonly own: { readonly provider_id: string };
  readonly homes: readonly string[];
  readonly people: readonly string[];
  readonly children: readonly string[];
  readonly roles: readonly Row[];
};

/** What was recorded in a world: events, sealed or not, what hangs on them, and the audit’s entries about them. */
export function recordRows(world: World, { own, homes, people, children, roles }: Places) {
  const seals: Row[] = [];
  const readers: Row[] = [];
  const events: Record<string, string | null | object>[] = [];
  for (const [order, each] of world.events.entries()) {
    const about = each.about === null || order === 0 ? undefined : events[each.about % order];
    const by = at(people, each.by);
    const event = {
      ...own,
      event_id: randomUUID(),
      type: about ? 'event.details-added' : 'concern.raised',
      home_id: at(homes, each.home),
      child_id: each.child === null ? null : at(children, each.child),
      device_id: null,
      about_event_id: (about?.['event_id'] as string | undefined) ?? null,
      occurred_at: dayAt(each.day),
      recorded_at: dayAt(each.day),
      recorded_by: by,
      facts: {},
      details: {},
      submission: randomUUID(),
      seal_id: (about?.['seal_id'] as string | undefined) ?? NO_SEAL,
    };
    const subject = each.seals === null ? null : (people[each.seals] ?? null);
    if (!about && each.seals !== null && subject !== by) {
      event.seal_id = randomUUID();
      const held = roles
        .filter((role) => heldAt(role, momentAt(each.day)))
        .map((role) => ({
          personId: role['person_id'] as PersonId,
          role: role['role'] as Role,
          homeId: role['home_id'] as HomeId | null,
        }));
      const asked = {
        subject: subject as PersonId | null,
        homeId: event.home_id as HomeId,
        recordedBy: by as PersonId,
      };
      const route = routeOf(held, asked);
      const { event_id, home_id, seal_id } = event;
      seals.push({
        ...own,
        seal_id,
        event_id,
        home_id,
        subject_id: subject,
        opened_at: dayAt(each.day),
        opened_by: by,
        outside: route.outside,
      });
      for (const person_id of route.readers)
        readers.push({ ...own, seal_id, person_id, why: 'route', named_at: dayAt(each.day), named_by: null });
    }
    events.push(event);
  }
  nameMore(world, events, people, seals, readers);
  const of = (place: number) => events[place % events.length];
  const inHome = (event: Row) => ({ home_id: event['home_id'] ?? '', child_id: event['child_id'] ?? null });
  const duties =
    events.length === 0
      ? []
      : world.duties.map((each) => {
          const event = of(each.event) as Row;
          const closer = each.closedBy === null ? undefined : (of(each.closedBy) as Row);
          const closed = closer?.['seal_id'] === event['seal_id'] ? closer : undefined;
          return {
            ...own,
            duty_id: randomUUID(),
            event_id: event['event_id'] ?? '',
            ...inHome(event),
            engine_key: randomUUID(),
            action: each.action,
            recipient: each.to,
            subject: 'concern.raised',
            precedence: 1,
            due_kind: 'now',
            due_at: dayAt(-1),
            late_at: dayAt(-1),
            held: each.held,
            raised_at: dayAt(-1),
            snapshot: {},
            closed_at: closed ? dayAt(0) : null,
            closed_as: closed ? 'done' : null,
            closed_late: closed ? true : null,
            closed_by_event: closed?.['event_id'] ?? null,
            seal_id: event['seal_id'] ?? NO_SEAL,
          };
        });
  const withChild = events.filter((event) => event['child_id'] !== null) as Row[];
  const once = (places: readonly number[], from: readonly Row[]) =>
    from.length === 0 ? [] : [...new Set(places.map((each) => from[each % from.length] as Row))];
  const restrictions = once(world.restricted, withChild).map((event) => ({
    ...own,
    restriction_id: event['event_id'] ?? '',
    ...inHome(event),
    what: ['phone'],
    extent: 'reduced',
    since: dayAt(-1),
    eased: false,
    seal_id: event['seal_id'] ?? NO_SEAL,
  }));
  const effects = once(world.effects, events as Row[]).map((event) => ({
    ...own,
    change_id: own.provider_id,
    event_id: event['event_id'] ?? '',
    about: 'duty x',
    ...inHome(event),
    effect: 'later',
    shown: {},
    at: dayAt(0),
    seal_id: event['seal_id'] ?? NO_SEAL,
  }));
  const entries = world.entries.map((each) => {
    const named = each.names === 'event' ? events : each.names === 'duty' ? duties : [];
    const row = named.length === 0 ? undefined : (named[each.which % named.length] as Row);
    const id =
      each.names === 'child'
        ? at(children, each.which)
        : row?.[each.names === 'event' ? 'event_id' : 'duty_id'];
    return {
      ...own,
      at: dayAt(0),
      event: 'EVENT_VIEWED',
      outcome: each.outcome,
      person_id: at(people, each.person),
      action: 'event.view',
      home_id: each.home === null ? null : at(homes, each.home),
      child_id: each.child === null ? null : at(children, each.child),
      subject: id ? { [each.names ?? '']: id } : {},
      request_id: randomUUID(),
      // What the trigger makes of it, for what is expected; the row is sent without.
      seal_id: row?.['seal_id'] ?? NO_SEAL,
    };
  });
  return { events: events as Row[], duties, restrictions, effects, entries, seals, readers };
}
