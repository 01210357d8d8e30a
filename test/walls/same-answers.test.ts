import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DutyId, PersonId } from '#kernel/ids.ts';
import { instant, MINUTE } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import { asSystem } from '../harness/builders.ts';
import { type TestDatabase, twinDatabases } from '../harness/database.ts';
import { addressOf, MOUNTED, OPEN_DOORS, partsOf } from '../harness/every-page.ts';
import { dutiesOf, dutyTo, realShelf, recordAs } from '../harness/lived-in.ts';
import { type Asked, askEverything, bytesOf, differences } from './answers.ts';
import { addWing, raiseConcern, SEALED_WORDS, type Wing } from './wing.ts';

/*
 * Two databases that were one to the byte. In one of them concerns about members of staff are recorded and worked on.
 * Whoever is not to know then asks both for everything there is, and gets the same bytes (ASVS 8.2.2, 8.4.1).
 */

let wing: Wing;
/** Where nothing is recorded, and where concerns are. */
let quiet: TestApp;
let sealed: TestApp;
/** A duty of the home's that everybody there sees. */
let dutyId: DutyId;
/** Addresses of sealed things. */
let hidden: readonly string[];
let close: () => Promise<void>;
let owner: TestDatabase['owner'];

const NOW = '2026-11-21T10:00:00Z';

/** Opens both, after what has happened in either. */
async function openTwins(
  already: (kith: TestApp) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const shelf = await realShelf();
  const twins = await twinDatabases(async (database) => {
    const kith = await testApp({ shelf, database, now: NOW });
    wing = await addWing(kith);
    const asks = { action: 'notify', recipient: 'social-worker' };
    dutyId = (await dutyTo(kith, wing.providerId, wing.restriction, asks)).dutyId as DutyId;
    await already(kith);
    await kith.close();
  });
  quiet = await testApp({ shelf, database: twins[0], now: NOW });
  sealed = await testApp({ shelf, database: twins[1], now: NOW });
  owner = twins[1].owner;
  close = async () => {
    await Promise.all([quiet.close(), sealed.close()]);
    await Promise.all(twins.map((each) => each.close()));
  };
}

/** Ids that follow from their place, so that both databases are given the same ones. */
function counted(kith: TestApp, stage: number): TestApp {
  let count = 0;
  const newId = () => `${String(stage).padStart(8, '0')}-0000-4000-8000-${String(++count).padStart(12, '0')}`;
  return { ...kith, deps: { ...kith.deps, newId: newId as TestApp['deps']['newId'] } };
}

/** Goes on in both homes as if nothing were: something happens, is added to, and one of its duties is done. */
async function goOn(kith: TestApp, stage: number): Promise<void> {
  const same = counted(kith, stage);
  const by = { providerId: wing.providerId, personId: wing.senior };
  const place = { homeId: wing.homeId, childId: wing.childId, occurredAt: instant(kith.clock.now()) };
  const words = { words: `Ordinary evening ${stage}.` };
  const about = await recordAs(same, by, {
    ...place,
    type: 'access.restricted',
    facts: { what: ['internet'], extent: 'reduced', emergency: false },
    details: words,
  });
  await recordAs(same, by, { ...place, type: 'event.details-added', about, facts: {}, details: words });
  await recordAs(same, by, {
    ...place,
    type: 'concern.raised',
    facts: { harms: ['cyberbullying'] },
    details: words,
  });
}

/** A concern about somebody, half worked on by whoever may: a duty done, words added. Answers with addresses of it. */
async function concernAbout(kith: TestApp, person: PersonId, reader: PersonId): Promise<readonly string[]> {
  const { providerId, homeId, childId } = wing;
  const event = await raiseConcern(kith, wing, person);
  const place = { homeId, childId, about: event, occurredAt: instant(kith.clock.now()) };
  const by = { providerId, personId: reader };
  await recordAs(kith, by, {
    ...place,
    type: 'event.details-added',
    facts: { evidence: true },
    details: { words: SEALED_WORDS },
  });
  const [refer] = (await dutiesOf(kith, providerId, event)).filter((each) => each.action === 'refer');
  const row = await asSystem(kith.db, providerId, (tx) =>
    tx
      .selectFrom('kith.duty')
      .selectAll()
      .where('duty_id', '=', refer?.dutyId ?? '')
      .executeTakeFirstOrThrow(),
  );
  await recordAs(kith, by, {
    ...place,
    type: 'duty.done',
    facts: { action: row.action, to: [row.recipient ?? ''], subject: row.subject, duty: row.engine_key },
    details: { words: SEALED_WORDS },
  });
  return [
    ...['', '/add', '/details'].map((end) => `/children/${childId}/events/${event}${end}`),
    `/notices/${event}`,
    `/restrictions/${event}`,
    `/children/${childId}?before=${event}`,
    ...(await dutiesOf(kith, providerId, event)).map((each) => `/duties/${each.dutyId}`),
  ];
}

/** Everything there is to ask for: every page, with its filters and searches, and what is sealed by its very ids. */
function everyAddress(): readonly string[] {
  const parts = partsOf(wing, dutyId);
  const pages = MOUNTED.map(({ pattern }) => addressOf(pattern, parts));
  const { childId, homeId, otherHome } = wing;
  return [
    ...pages,
    ...OPEN_DOORS.map((pattern) => addressOf(pattern, parts)),
    `/home?home=${homeId}`,
    `/home/month?home=${homeId}`,
    `/home/month?home=${otherHome}`,
    ...['duties', 'worries', 'added', 'devices'].map((show) => `/children/${childId}?show=${show}`),
    ...['marigold', 'boathouse', 'conduct', 'LADO'].map((words) => `/library/search?q=${words}`),
    '/children/nobody',
    '/no-such-page',
  ];
}

/** What this person gets from both, everything asked for, sealed ids too. */
async function bothAs(personId: PersonId): Promise<readonly [Asked, Asked]> {
  const addresses = [...everyAddress(), ...hidden];
  const who = { providerId: wing.providerId, personId };
  const ask = async (kith: TestApp) => askEverything(await kith.signInAs(who), addresses);
  return [await ask(quiet), await ask(sealed)];
}

describe('a concern about a support worker, and one about the manager', () => {
  beforeAll(async () => {
    await openTwins();
    hidden = [
      ...(await concernAbout(sealed, wing.worker, wing.responsible)),
      ...(await concernAbout(sealed, wing.manager, wing.responsible)),
    ];
    for (const kith of [quiet, sealed]) {
      await goOn(kith, 1);
      kith.clock.pass(90 * MINUTE);
      await goOn(kith, 2);
    }
  });
  afterAll(() => close());

  test.each([
    ['the worker whom it is about', 'worker'],
    ['the manager whom it is about', 'manager'],
    ['a colleague', 'senior'],
    ["another home's manager", 'otherManager'],
    ['the social worker', 'socialWorker'],
    ['a visitor, their totals too', 'visitor'],
  ] as const)('%s gets the same bytes from every page', async (_, who) => {
    const [without, withThem] = await bothAs(wing[who]);
    expect([...withThem.values()].filter((bytes) => bytes.startsWith('200')).length).toBeGreaterThan(10);
    expect(differences(without, withThem)).toEqual([]);
    for (const bytes of withThem.values()) expect(bytes).not.toContain('Marigold');
  });

  test('what is sealed answers as what never was', async () => {
    const who = { providerId: wing.providerId, personId: wing.manager };
    const browser = await sealed.signInAs(who);
    for (const address of hidden.filter((each) => !each.includes('?'))) {
      // The same address with an id that nothing has.
      const absent = address.replace(/[0-9a-f]{12}(?=(\/\w+)?$)/, '0123456789ab');
      expect(absent).not.toBe(address);
      const [one, other] = [await browser.get(address), await browser.get(absent)];
      expect(one.status).toBe(404);
      expect(bytesOf(one)).toBe(bytesOf(other));
    }
  });

  test('the same forms sent come to the same', async () => {
    const who = { providerId: wing.providerId, personId: wing.manager };
    const send = async (kith: TestApp): Promise<readonly string[]> => {
      const browser = await kith.signInAs(who);
      const answers: string[] = [];
      for (const address of [`/duties/${dutyId}`, ...hidden.filter((each) => !each.includes('?'))]) {
        await browser.get(`/duties/${dutyId}`);
        answers.push(bytesOf(await browser.post(address, { did: 'nothing', words: 'Hm.', seen: 'x' })));
      }
      return answers;
    };
    const [without, withThem] = [await send(quiet), await send(sealed)];
    expect(withThem).toEqual(without);
  });

  test('the control: whoever is on the route does get something else, and every page of it opens', async () => {
    const [without, withThem] = await bothAs(wing.responsible);
    const differ = differences(without, withThem);
    expect(differ).toContain(`/children/${wing.childId}`);
    expect(differ).toContain(`/home?home=${wing.homeId}`);
    expect(withThem.get(hidden[0] ?? '')).toContain('Marigold');
    expect([...withThem.values()].filter((bytes) => bytes.startsWith('5'))).toEqual([]);
  });

  test('whoever recorded it finds what they wrote, and every page opens', async () => {
    const [, withThem] = await bothAs(wing.colleague);
    expect(withThem.get(hidden[0] ?? '')).toMatch(/^200/);
    expect([...withThem.values()].filter((bytes) => bytes.startsWith('5'))).toEqual([]);
  });

  test('the order of writing is in no page: its gaps would tell of what was written out of sight', async () => {
    const { providerId } = wing;
    await owner.transaction().execute(async (tx) => {
      await sql`alter table kith.event alter column seq restart with 9182736455`.execute(tx);
      await sql`alter table kith.audit_entry alter column audit_id restart with 9182736455`.execute(tx);
    });
    await goOn(sealed, 3);
    for (const personId of [wing.manager, wing.worker, wing.responsible]) {
      const asked = await askEverything(await sealed.signInAs({ providerId, personId }), everyAddress());
      expect([...asked].filter(([, bytes]) => bytes.includes('91827364'))).toEqual([]);
    }
  });
});

describe('a concern about the responsible individual', () => {
  let known: readonly string[] = [];
  beforeAll(async () => {
    await openTwins(async (kith) => {
      known = await concernAbout(kith, wing.worker, wing.responsible);
    });
    hidden = [...known, ...(await concernAbout(sealed, wing.responsible, wing.colleague))];
    for (const kith of [quiet, sealed]) await goOn(kith, 1);
  });
  afterAll(() => close());

  test('is not there for them, who see every other case', async () => {
    const [without, withIt] = await bothAs(wing.responsible);
    expect(differences(without, withIt)).toEqual([]);
    const found = hidden.filter(
      (address) => !address.includes('?') && withIt.get(address)?.startsWith('200'),
    );
    expect(found.length).toBeGreaterThan(5);
    expect(found.every((address) => known.includes(address))).toBe(true);
  });
});
