import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventId, PersonId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { mattersOf, nameReaders, sealById } from '#slices/events/index.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import { addPerson, addRole, asSystem } from '../harness/builders.ts';
import { dutiesOf, dutyTo, realShelf, recordAs } from '../harness/lived-in.ts';
import { actingAs, addWing, closeBy, raiseConcern, SEALED_WORDS, sealOfEvent, type Wing } from './wing.ts';

/* Concerns about members of staff, on the events that exist: who sees what of them, in the database itself. */

let kith: TestApp;
beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
});
afterAll(() => kith.close());

type Seen = { readonly events: number; readonly duties: readonly string[]; readonly entries: number };

/** What somebody sees of a case: its events, its duties in words, the audit's entries about it. */
function seenOf(wing: Wing, personId: PersonId, seal: string): Promise<Seen> {
  return actingAs(kith, wing, personId, async (tx) => {
    const of = (table: 'event' | 'duty' | 'audit_entry') =>
      tx.selectFrom(`kith.${table}`).selectAll().where('seal_id', '=', seal).execute();
    const [events, duties, entries] = await Promise.all([of('event'), of('duty'), of('audit_entry')]);
    const words = (duties as { action: string; recipient: string | null; closed_as: string | null }[]).map(
      (duty) => [duty.action, duty.recipient, duty.closed_as].filter(Boolean).join(' '),
    );
    return { events: events.length, duties: words.toSorted(), entries: entries.length };
  });
}

const NOTHING: Seen = { events: 0, duties: [], entries: 0 };

describe('a concern about a support worker', () => {
  let wing: Wing;
  let concern: EventId;
  let seal: string;
  beforeAll(async () => {
    wing = await addWing(kith);
    concern = await raiseConcern(kith, wing, wing.worker);
    seal = await sealOfEvent(kith, wing, concern);
  });

  test('ASVS 8.2.2, 8.4.1: is not there for its subject, their manager, colleagues, another home or the social worker', async () => {
    for (const who of ['worker', 'manager', 'senior', 'otherManager', 'socialWorker'] as const)
      expect({ who, ...(await seenOf(wing, wing[who], seal)) }).toEqual({ who, ...NOTHING });
  });

  test('is there for the responsible individual, with everything it asks for', async () => {
    const seen = await seenOf(wing, wing.responsible, seal);
    expect(seen.events).toBe(1);
    expect(seen.duties).toEqual(
      expect.arrayContaining(['notify lado', 'notify ofsted', 'refer police', 'refer childrens-services']),
    );
    expect(seen.entries).toBe(1);
  });

  test('shows whoever recorded it what they wrote and what they owe, not what follows', async () => {
    const before = await seenOf(wing, wing.colleague, seal);
    expect(before.events).toBe(1);
    expect(before.duties).toEqual(expect.arrayContaining(['refer police', 'discuss safeguarding-lead']));
    expect(before.duties.filter((each) => !/^(discuss|record|refer|report) /.test(each))).toEqual([]);

    const refer = await dutyTo(kith, wing.providerId, concern, { action: 'refer', recipient: 'police' });
    await closeBy(kith, wing, wing.responsible, concern, refer.dutyId);
    const after = await seenOf(wing, wing.colleague, seal);
    expect(after.events).toBe(1);
    expect(after.duties).toEqual(before.duties.filter((each) => each !== 'refer police'));

    const lead = { action: 'discuss', recipient: 'safeguarding-lead' };
    const discuss = await dutyTo(kith, wing.providerId, concern, lead);
    await closeBy(kith, wing, wing.colleague, concern, discuss.dutyId);
    expect((await seenOf(wing, wing.colleague, seal)).duties).toContain('discuss safeguarding-lead done');
    expect((await seenOf(wing, wing.responsible, seal)).duties).toEqual(
      expect.arrayContaining(['refer police done', 'discuss safeguarding-lead done']),
    );
    expect(await seenOf(wing, wing.manager, seal)).toEqual(NOTHING);
  });

  test('whoever is named on it by somebody on the route sees it; its subject cannot be named', async () => {
    const { providerId } = wing;
    const named = { why: 'named', at: instant(kith.clock.now()), by: wing.responsible } as const;
    const name = (person: PersonId) =>
      asSystem(kith.db, providerId, (tx) =>
        nameReaders(tx, providerId, seal as never, { ...named, people: [person] }),
      );
    await name(wing.otherManager);
    // Named, and still without a relation to the child: both are asked for.
    expect((await seenOf(wing, wing.otherManager, seal)).events).toBe(0);
    await name(wing.senior);
    expect((await seenOf(wing, wing.senior, seal)).events).toBeGreaterThan(1);
    await expect(name(wing.worker)).rejects.toMatchObject({ sqlstate: 'KT003' });
  });
});

describe('where it goes', () => {
  test('about the manager: to the responsible individual, and the next person up is asked for (SCO-11.4)', async () => {
    const wing = await addWing(kith);
    const concern = await raiseConcern(kith, wing, wing.manager);
    const asked = (await dutiesOf(kith, wing.providerId, concern)).map(
      (each) => `${each.action} ${each.recipient}`,
    );
    expect(asked).toContain('discuss senior-management');
    expect(asked).not.toContain('discuss line-manager');
    const seal = await sealOfEvent(kith, wing, concern);
    expect(await seenOf(wing, wing.manager, seal)).toEqual(NOTHING);
    expect((await seenOf(wing, wing.responsible, seal)).events).toBe(1);
  });

  test('about the only responsible individual: it stays with whoever recorded it, who is told to leave the organisation', async () => {
    const wing = await addWing(kith);
    const concern = await raiseConcern(kith, wing, wing.responsible);
    const seal = await sealOfEvent(kith, wing, concern);
    expect(await seenOf(wing, wing.responsible, seal)).toEqual(NOTHING);
    expect(await seenOf(wing, wing.manager, seal)).toEqual(NOTHING);
    const kept = await seenOf(wing, wing.colleague, seal);
    expect(kept.duties).toEqual(expect.arrayContaining(['notify lado', 'notify ofsted']));
    const read = (personId: PersonId) =>
      actingAs(kith, wing, personId, (tx) => sealById(tx, wing.providerId, seal as never));
    expect(await read(wing.colleague)).toMatchObject({ outside: true, subject: wing.responsible });
    expect(await read(wing.responsible)).toBeUndefined();
  });

  test('whose readers have all left: the next responsible individual takes it over when they come in', async () => {
    const wing = await addWing(kith);
    const { providerId } = wing;
    const seal = await sealOfEvent(kith, wing, await raiseConcern(kith, wing, wing.worker));
    const add = (givenName: string) =>
      addPerson(kith.db, providerId, { role: 'responsible-individual', givenName });
    const next = await add('Otto');
    const look = async (personId: PersonId) => {
      await (await kith.signInAs({ providerId, personId })).get('/children');
      return (await seenOf(wing, personId, seal)).events;
    };
    // While somebody on the route is there, a role opens nothing.
    expect(await look(next)).toBe(0);
    await asSystem(kith.db, providerId, (tx) =>
      tx
        .updateTable('kith.role_held')
        .set({ held_to: '2026-11-20' })
        .where('person_id', '=', wing.responsible)
        .execute(),
    );
    await addRole(kith.db, providerId, wing.manager, { role: 'responsible-individual' });
    await addRole(kith.db, providerId, wing.worker, { role: 'responsible-individual' });
    expect(await look(wing.worker)).toBe(0);
    expect(await look(wing.manager)).toBe(0);
    expect(await look(next)).toBe(1);
  });

  test('about nobody who is known: sealed all the same', async () => {
    const wing = await addWing(kith);
    const seal = await sealOfEvent(kith, wing, await raiseConcern(kith, wing, null));
    for (const who of ['worker', 'manager', 'senior', 'socialWorker'] as const)
      expect({ who, ...(await seenOf(wing, wing[who], seal)) }).toEqual({ who, ...NOTHING });
  });

  test('about oneself: not at all', async () => {
    const wing = await addWing(kith);
    await expect(raiseConcern(kith, wing, wing.colleague)).rejects.toThrow('themself');
  });
});

describe('what is not sealed knows nothing of what is', () => {
  test('ASVS 8.4.1: the database refuses a row that hangs on a sealed event without its seal', async () => {
    const wing = await addWing(kith);
    const concern = await raiseConcern(kith, wing, wing.worker);
    const event = (about: EventId) =>
      actingAs(kith, wing, wing.manager, (tx) =>
        sql`insert into kith.event (provider_id, event_id, type, home_id, child_id, about_event_id, occurred_at,
            recorded_at, recorded_by, facts, details, submission)
          values (${wing.providerId}, ${randomUUID()}, 'event.details-added', ${wing.homeId}, ${wing.childId}, ${about},
            now(), now(), ${wing.manager}, '{}', '{}', ${randomUUID()})`.execute(tx),
      );
    // In the same words as for an event that never was.
    const absent = await event(randomUUID() as EventId).catch((cause: unknown) => cause);
    const sealed = await event(concern).catch((cause: unknown) => cause);
    expect(sealed).toMatchObject({ sqlstate: '23503' });
    expect(String(sealed)).toBe(String(absent));
    const duty = await dutyTo(kith, wing.providerId, concern, { action: 'refer', recipient: 'police' });
    await expect(
      asSystem(kith.db, wing.providerId, (tx) =>
        sql`update kith.duty set seal_id = '00000000-0000-0000-0000-000000000000' where duty_id = ${duty.dutyId}`.execute(
          tx,
        ),
      ),
    ).rejects.toMatchObject({ sqlstate: '23503' });
  });

  test('ASVS 8.4.1: nobody makes a seal or names a reader under their own context', async () => {
    const wing = await addWing(kith);
    const seal = await sealOfEvent(kith, wing, await raiseConcern(kith, wing, wing.worker));
    const attempt = actingAs(kith, wing, wing.manager, (tx) =>
      sql`insert into kith.seal_reader (provider_id, seal_id, person_id, why, named_at)
        values (${wing.providerId}, ${seal}, ${wing.manager}, 'route', now())`.execute(tx),
    );
    await expect(attempt).rejects.toMatchObject({ sqlstate: '42501' });
  });

  test('the duties of other events are the same with and without it, whoever records them', async () => {
    const [quiet, sealed] = [await addWing(kith), await addWing(kith)];
    const raise = (wing: Wing, personId: PersonId, concerns?: PersonId) =>
      recordAs(
        kith,
        { providerId: wing.providerId, personId },
        {
          type: 'concern.raised',
          homeId: wing.homeId,
          childId: wing.childId,
          occurredAt: instant(kith.clock.now()),
          facts: { harms: ['grooming'], personPosingRisk: { relation: 'staff', adult: true } },
          details: { words: SEALED_WORDS },
          ...(concerns ? { concerns } : {}),
        },
      );
    await raise(sealed, sealed.colleague, sealed.worker);
    await raiseConcern(kith, sealed, sealed.worker);
    const propose = (wing: Wing, personId: PersonId) =>
      recordAs(
        kith,
        { providerId: wing.providerId, personId },
        {
          type: 'camera.proposed',
          homeId: wing.homeId,
          childId: wing.childId,
          occurredAt: instant(kith.clock.now()),
          facts: { placingAuthorityAgreed: true },
          details: { words: 'Later.' },
        },
      );
    for (const who of ['worker', 'colleague', 'responsible'] as const) {
      const [without, withIt] = [await propose(quiet, quiet[who]), await propose(sealed, sealed[who])];
      const plain = async (wing: Wing, id: EventId) =>
        (await dutiesOf(kith, wing.providerId, id)).map((each) => ({ ...each, dutyId: '' }));
      const expected = await plain(quiet, without);
      // The family is told: the sealed concern would hold that back if it were counted in.
      expect(expected).toContainEqual(expect.objectContaining({ recipient: 'parents', held: false }));
      expect({ who, owed: await plain(sealed, withIt) }).toEqual({ who, owed: expected });
    }
    // Many matters at once as one at a time.
    const asked = [{ root: sealed.restriction, deviceId: sealed.device, childId: sealed.childId }];
    const [matter] = await actingAs(kith, sealed, sealed.responsible, (tx) =>
      mattersOf(tx, sealed.providerId, asked),
    );
    expect(matter?.filter((each) => each.sealId !== undefined)).toEqual([]);
  });
});
