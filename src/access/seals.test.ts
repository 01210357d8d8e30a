import { describe, expect, it } from 'vitest';
import type { ChildId, HomeId, PersonId, ProviderId, SealId } from '#kernel/ids.ts';
import type { Actor } from './actor.ts';
import { can } from './can.ts';
import type { Held, Sealed } from './seals.ts';
import { passesSeal, routeOf } from './seals.ts';

const alder = 'alder' as HomeId;
const birch = 'birch' as HomeId;
const [sam, noor, morgan, ines, otto, toni] = [
  'sam',
  'noor',
  'morgan',
  'ines',
  'otto',
  'toni',
] as PersonId[] as [PersonId, PersonId, PersonId, PersonId, PersonId, PersonId];

const held: readonly Held[] = [
  { personId: sam, role: 'support-worker', homeId: alder },
  { personId: noor, role: 'senior-support-worker', homeId: alder },
  { personId: morgan, role: 'registered-manager', homeId: alder },
  { personId: toni, role: 'registered-manager', homeId: birch },
  { personId: ines, role: 'responsible-individual', homeId: null },
];
const route = (subject: PersonId | null, recordedBy: PersonId, among = held, homeId = alder) =>
  routeOf(among, { subject, homeId, recordedBy });

describe('where a concern about a member of staff goes (SCO-11.4, SCO-11.15)', () => {
  it('passes over the line of a worker: their manager is not told by Kith', () => {
    expect(route(sam, noor)).toEqual({ readers: [ines], outside: false, aboutManager: false });
  });

  it('goes to the next person up where the manager is whom it is about', () => {
    expect(route(morgan, sam)).toEqual({ readers: [ines], outside: false, aboutManager: true });
  });

  it('goes to another responsible individual where one is whom it is about', () => {
    const two = [...held, { personId: otto, role: 'responsible-individual', homeId: null } as const];
    expect(route(ines, sam, two).readers).toEqual([otto]);
  });

  it('leaves the organisation where nobody is left, and stays with whoever recorded it', () => {
    expect(route(ines, sam)).toEqual({ readers: [sam], outside: true, aboutManager: false });
  });

  it('never goes to a responsible individual who manages the subject too', () => {
    const both = [
      ...held.filter((each) => each.personId !== morgan),
      { personId: ines, role: 'registered-manager', homeId: alder } as const,
    ];
    expect(route(sam, noor, both)).toEqual({ readers: [noor], outside: true, aboutManager: false });
  });

  it('bars the managers of every home at which the subject works', () => {
    const everywhere = [
      ...held,
      { personId: sam, role: 'support-worker', homeId: birch } as const,
      { personId: toni, role: 'responsible-individual', homeId: null } as const,
    ];
    expect(route(sam, noor, everywhere).readers).toEqual([ines]);
  });

  it('bars the managers of the home where nobody knows whom it is about', () => {
    expect(route(null, sam).readers).toEqual([ines]);
  });

  it('names its subject in no case', () => {
    for (const { personId: subject } of held)
      for (const { personId: by } of held) expect(route(subject, by).readers).not.toContain(subject);
  });
});

describe('who passes a seal (ASVS 8.2.2)', () => {
  const sealId = 'seal' as SealId;
  const child = 'rowan' as ChildId;
  const worker: Actor = {
    providerId: 'larch' as ProviderId,
    personId: sam,
    name: 'Sam Ashdown',
    roles: [{ role: 'support-worker', homeId: alder }],
    homes: [alder],
    children: [child],
    seals: [],
  };
  const event: Sealed = { sealId, recordedBy: sam };
  const place = { homeId: alder, childId: child };

  it('lets those named on it through, and a relation to the child is still asked for', () => {
    const named = { ...worker, personId: noor, seals: [sealId] };
    expect(can(named, 'event.view', { ...place, sealed: event }).allow).toBe(true);
    expect(can({ ...named, children: [] }, 'event.view', { ...place, sealed: event }).allow).toBe(false);
  });

  it('stops everybody else, and says no more than of what is not there', () => {
    const manager: Actor = {
      ...worker,
      personId: morgan,
      roles: [{ role: 'registered-manager', homeId: alder }],
    };
    for (const action of ['event.view', 'event.add', 'duty.view', 'duty.do', 'duty.set-aside'] as const)
      expect(can(manager, action, { ...place, sealed: { ...event, passingOn: true } })).toEqual({
        allow: false,
        reason: 'not there, or out of sight',
      });
  });

  it.each([
    ['event.view', undefined, true],
    ['event.add', undefined, true],
    ['duty.view', true, true],
    ['duty.do', true, true],
    ['duty.view', false, false],
    ['duty.do', false, false],
    ['duty.set-aside', true, false],
  ] as const)('whoever recorded it: %s, of passing it on %s, is %s', (action, passingOn, through) => {
    const sealed = passingOn === undefined ? event : { ...event, passingOn };
    expect(passesSeal(worker, action, sealed)).toBe(through);
  });
});
