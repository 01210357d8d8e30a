import fc from 'fast-check';
import type { Role } from '#access/actor.ts';

/*
 * Worlds in miniature: an organisation with its homes, people and the roles they hold from day to day, children who
 * move, allocations that follow one another, and what was recorded, sealed or not. Everything refers by place, so that
 * a world that shows a fault can be made smaller and still be one.
 */

/** The day on which everything is asked; other days count from it. */
export const TODAY = '2026-11-21';

export type WorldRole = {
  readonly role: Role;
  readonly home: number;
  readonly from: number;
  readonly to: number | null;
  /** Where it has a last day: ended at once on it, so many hours from midday. */
  readonly ended: number | null;
};
export type WorldChild = {
  /** Homes in turn, the last one being left too where `left`. */
  readonly moves: readonly { readonly home: number; readonly days: number }[];
  readonly left: boolean;
  /** People in turn to whom the child is allocated; the last one until `until`, a day or without end. */
  readonly allocated: readonly { readonly person: number; readonly days: number }[];
  readonly until: number | null;
  /** Where it has a last day: ended at once on it, so many hours from midday. */
  readonly ended: number | null;
};
export type WorldEvent = {
  readonly home: number;
  readonly child: number | null;
  readonly by: number;
  /** An event before this one that it is about. */
  readonly about: number | null;
  /** Opens a sealed case about this person; a number beyond the people is somebody unknown. */
  readonly seals: number | null;
  readonly day: number;
};
export type WorldDuty = {
  readonly event: number;
  readonly action: 'notify' | 'discuss' | 'refer' | 'decide';
  readonly to: 'social-worker' | 'placing-authority' | 'police' | null;
  readonly held: boolean;
  /** The event that closed it, among those of the same case. */
  readonly closedBy: number | null;
};
export type World = {
  readonly homes: number;
  readonly people: readonly (readonly WorldRole[])[];
  readonly children: readonly WorldChild[];
  readonly events: readonly WorldEvent[];
  readonly duties: readonly WorldDuty[];
  readonly devices: readonly { readonly child: number; readonly home: number }[];
  readonly restricted: readonly number[];
  readonly effects: readonly number[];
  readonly entries: readonly {
    readonly person: number;
    readonly home: number | null;
    readonly child: number | null;
    readonly outcome: 'read' | 'refused';
    readonly names: 'event' | 'duty' | 'child' | null;
    readonly which: number;
  }[];
  /** People who have read a policy. */
  readonly receipts: readonly number[];
  readonly readers: readonly { readonly person: number; readonly event: number }[];
};

const place = fc.nat({ max: 11 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const day = fc.integer({ min: -30, max: 10 });
/** Mostly days past, some the day itself and the days around it, where a wall is most easily off by one. */
const edge = fc.oneof(day, fc.constantFrom(-1, 0, 1));
/** Before, at and after the moment itself. */
const hour = fc.constantFrom(-1, 0, 1);

const role: fc.Arbitrary<WorldRole> = fc.record({
  role: fc.constantFrom<Role>(
    'support-worker',
    'senior-support-worker',
    'registered-manager',
    'responsible-individual',
    'social-worker',
    'agency-contact',
    'board-member',
  ),
  home: place,
  from: fc.oneof(fc.constant(-30), edge),
  to: maybe(edge),
  ended: maybe(hour),
});

const child: fc.Arbitrary<WorldChild> = fc.record({
  moves: fc.array(fc.record({ home: place, days: fc.integer({ min: 1, max: 20 }) }), { maxLength: 3 }),
  left: fc.boolean(),
  allocated: fc.array(fc.record({ person: place, days: fc.integer({ min: 1, max: 20 }) }), { maxLength: 3 }),
  until: maybe(edge),
  ended: maybe(hour),
});

const event: fc.Arbitrary<WorldEvent> = fc.record({
  home: place,
  child: fc.option(place, { nil: null, freq: 4 }),
  by: place,
  about: maybe(place),
  seals: maybe(place),
  day: fc.integer({ min: -20, max: 0 }),
});

const duty: fc.Arbitrary<WorldDuty> = fc.record({
  event: place,
  action: fc.constantFrom('notify', 'discuss', 'refer', 'decide'),
  to: fc.constantFrom('social-worker', 'placing-authority', 'police', null),
  held: fc.boolean(),
  closedBy: maybe(place),
});

export const world: fc.Arbitrary<World> = fc.record({
  homes: fc.integer({ min: 1, max: 3 }),
  people: fc.array(fc.array(role, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 6 }),
  children: fc.array(child, { minLength: 1, maxLength: 4 }),
  events: fc.array(event, { maxLength: 8 }),
  duties: fc.array(duty, { maxLength: 8 }),
  devices: fc.array(fc.record({ child: place, home: place }), { maxLength: 2 }),
  restricted: fc.array(place, { maxLength: 2 }),
  effects: fc.array(place, { maxLength: 2 }),
  entries: fc.array(
    fc.record({
      person: place,
      home: maybe(place),
      child: maybe(place),
      outcome: fc.constantFrom('read', 'refused'),
      names: fc.constantFrom('event', 'duty', 'child', null),
      which: place,
    }),
    { maxLength: 4 },
  ),
  receipts: fc.array(place, { maxLength: 3 }),
  readers: fc.array(fc.record({ person: place, event: place }), { maxLength: 2 }),
});
