import { randomUUID } from 'node:crypto';
import type { Role } from '#access/actor.ts';
import type { ProviderId } from '#kernel/ids.ts';
import { recordRows } from './record-rows.ts';
import type { Row } from './row.ts';
import { at, dayAt, momentAt } from './row.ts';
import type { World } from './world.ts';

/** Rows as they were put into the database, for what is expected to be reckoned from. */
export type Rows = {
  readonly provider: ProviderId;
  readonly homes: readonly string[];
  readonly people: readonly string[];
  /** An agency and a partnership. */
  readonly partners: readonly Row[];
  readonly roles: readonly Row[];
  readonly children: readonly string[];
  readonly placements: readonly Row[];
  readonly allocations: readonly Row[];
  readonly events: readonly Row[];
  readonly duties: readonly Row[];
  readonly devices: readonly Row[];
  readonly restrictions: readonly Row[];
  readonly effects: readonly Row[];
  readonly entries: readonly Row[];
  readonly receipts: readonly Row[];
  readonly seals: readonly Row[];
  readonly readers: readonly Row[];
};

/** A world as rows with ids. */
export function rowsOf(world: World): Rows {
  const provider = randomUUID() as ProviderId;
  const own = { provider_id: provider };
  const many = (count: number) => Array.from({ length: count }, () => randomUUID() as string);
  const homes = many(world.homes);
  const people = many(world.people.length);
  const children = many(world.children.length);
  const authority = provider;
  const partners = (['agency', 'partnership'] as const).map((kind) => ({
    ...own,
    partner_id: randomUUID(),
    home_id: null,
    kind,
    name: 'Fern Lane',
    added_at: dayAt(-60),
    added_by: people[0] ?? '',
  }));
  const roles = world.people.flatMap((held, person) =>
    held.map(({ role, home, from, to, ended }) => {
      const last = to === null ? null : Math.max(from - 1, to);
      const partner = partners[role === 'agency-contact' ? 0 : 1]?.partner_id ?? null;
      return {
        ...own,
        role_held_id: randomUUID(),
        person_id: people[person] ?? '',
        role,
        home_id: AT_A_HOME.includes(role) ? at(homes, home) : null,
        authority_id: role === 'social-worker' ? authority : null,
        partner_id: OF_PARTNERS.includes(role) ? partner : null,
        held_from: dayAt(from),
        ...ends(last, ended, 'held_to'),
      };
    }),
  );
  const placements = world.children.flatMap(({ moves, left }, child) => {
    // The last move ends yesterday or lasts; those before it end where the next begins.
    let start = -moves.reduce((sum, move) => sum + move.days, 0);
    return moves.map(({ home, days }, turn) => {
      const from = start;
      start += days;
      const lasts = turn === moves.length - 1 && !left;
      const placement = {
        placement_id: randomUUID(),
        child_id: children[child] ?? '',
        home_id: at(homes, home),
      };
      const ended_on = lasts ? null : dayAt(start - 1);
      return { ...own, ...placement, kind: 'planned', started_on: dayAt(from), ended_on };
    });
  });
  const allocations = world.children.flatMap(({ allocated, until, ended }, child) => {
    let start = -allocated.reduce((sum, turn) => sum + turn.days, 0);
    return allocated.map(({ person, days }, turn) => {
      const from = start;
      start += days;
      const last = turn === allocated.length - 1;
      const to = last ? (until === null ? null : Math.max(from - 1, until)) : start - 1;
      const allocation = {
        allocation_id: randomUUID(),
        child_id: children[child] ?? '',
        person_id: at(people, person),
      };
      return {
        ...own,
        ...allocation,
        allocated_from: dayAt(from),
        ...ends(to, last ? ended : null, 'allocated_to'),
      };
    });
  });
  const record = recordRows(world, { own, homes, people, children, roles });
  const devices = world.devices.map(({ child, home }) => ({
    ...own,
    device_id: randomUUID(),
    child_id: at(children, child),
    home_id: at(homes, home),
    kind: 'phone',
    description: 'phone',
    owner: 'child',
    state: 'held',
    since: dayAt(-1),
  }));
  const receipts = [...new Set(world.receipts.map((each) => at(people, each)))].map((person_id) => ({
    ...own,
    person_id,
    what: 'policy:staying-in-touch',
    version: '2023-02',
    read_at: dayAt(-1),
  }));
  return {
    provider,
    homes,
    people,
    partners,
    roles,
    children,
    placements,
    allocations,
    devices,
    receipts,
    ...record,
  };
}

const AT_A_HOME: readonly Role[] = ['support-worker', 'senior-support-worker', 'registered-manager'];
const OF_PARTNERS: readonly Role[] = ['agency-contact', 'board-member'];

/** The last day, and the moment on it at which it was ended, where it was. */
const ends = <C extends string>(last: number | null, hours: number | null, column: C) =>
  ({
    [column]: last === null ? null : dayAt(last),
    ended_at: last === null || hours === null ? null : momentAt(last, hours),
  }) as Record<C | 'ended_at', string | null>;
