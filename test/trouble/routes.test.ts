import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#access/actor.ts';
import type { PersonId, ProviderId } from '#kernel/ids.ts';
import { HOUR } from '#kernel/instant.ts';
import { auditOf } from '../harness/accounts.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Browser } from '../harness/browser.ts';
import { addAuthority, addChild, addHome, addPerson, addProvider, asSystem } from '../harness/builders.ts';
import { type AddressParts, addressOf, MOUNTED, partsOf } from '../harness/every-page.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf, recordOf } from '../harness/lived-in.ts';

/*
 * Every page against everybody who has no business with the record it shows (ASVS 8.2.2, 8.3.1, 8.4.1): no byte of
 * it reaches them, and what is denied looks exactly like what is not there.
 */

let kith: TestApp;
let home: LivedIn;
let parts: AddressParts;
/** Words and ids that only the home's own people may meet. */
let secrets: readonly string[];
const outsiders = new Map<string, Browser>();

const OUTSIDERS = [
  'a worker of another home',
  'a manager of another home',
  'a social worker of another authority',
  'a social worker whose allocation ended',
  'a worker whose role ended yesterday',
  'a worker of another organisation',
  'a responsible individual of another organisation',
  'nobody',
] as const;

beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  home = await addLivedIn(kith);
  const asks = { action: 'notify', recipient: 'social-worker' };
  const duty = await dutyTo(kith, home.providerId, home.restriction, asks);
  parts = partsOf(home, duty.dutyId);
  secrets = [
    home.childId,
    home.restriction,
    home.seizure,
    home.device,
    duty.dutyId,
    home.homeId,
    'Heron Street desk',
    home.adoption,
    home.change,
    'lemon-yellow',
    'Heron Lane School',
    'Quillfeather',
    'Pennywhistle',
    'Robin',
    'Elmhirst',
    'Zephyr',
    'orchard wall',
    'vermilion phone',
    'Rowan House',
    'Marlshire',
    'Ashdown',
  ];
  await addOutsiders();
});
afterAll(() => kith.close());

async function addOutsiders(): Promise<void> {
  const { db } = kith;
  const { providerId } = home;
  const elsewhere = await addHome(db, providerId, 'Birch Lodge');
  const authorityId = await addAuthority(db, providerId, 'Fenshire');
  const add = async (name: string, at: ProviderId, role: Role, where: object): Promise<PersonId> => {
    const personId = await addPerson(db, at, { role, givenName: 'Toni', familyName: 'Vale', ...where });
    outsiders.set(name, await kith.signInAs({ providerId: at, personId }));
    return personId;
  };
  await add('a worker of another home', providerId, 'support-worker', { homeId: elsewhere });
  await add('a manager of another home', providerId, 'registered-manager', { homeId: elsewhere });
  const theirs = await add('a social worker of another authority', providerId, 'social-worker', {
    authorityId,
  });
  await addChild(db, providerId, {
    authorityId,
    homeId: elsewhere,
    socialWorker: theirs,
    givenName: 'Wren',
    familyName: 'Oakes',
  });
  const before = await add('a social worker whose allocation ended', providerId, 'social-worker', {
    authorityId: home.authorityId,
  });
  await asSystem(db, providerId, (tx) =>
    tx
      .insertInto('kith.allocation')
      .values({
        provider_id: providerId,
        allocation_id: randomUUID(),
        child_id: home.childId,
        person_id: before,
        allocated_from: '2025-01-01',
        allocated_to: '2026-11-20',
      })
      .execute(),
  );
  await add('a worker whose role ended yesterday', providerId, 'support-worker', {
    homeId: home.homeId,
    to: '2026-11-20',
  });
  const other = await addLivedInElsewhere();
  await add('a worker of another organisation', other.providerId, 'support-worker', { homeId: other.homeId });
  await add(
    'a responsible individual of another organisation',
    other.providerId,
    'responsible-individual',
    {},
  );
  outsiders.set('nobody', kith.browser());
}

async function addLivedInElsewhere(): Promise<{ providerId: ProviderId; homeId: LivedIn['homeId'] }> {
  const providerId = await addProvider(kith.db, 'Alder Trust');
  return { providerId, homeId: await addHome(kith.db, providerId, 'Alder House') };
}

const browserOf = (name: string): Browser => {
  const browser = outsiders.get(name);
  if (!browser) throw new Error(`${name} was never added`);
  return browser;
};
const absent = (): AddressParts =>
  Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [name, name === 'kind' ? value : randomUUID()]),
  );
/** A page without the ids in it: the child that was asked for, and the key that each showing of a form has afresh. */
const plain = (body: string): string => body.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
const leaks = (body: string): readonly string[] => secrets.filter((secret) => body.includes(secret));

describe.each(OUTSIDERS)('%s', (name) => {
  test.each(MOUNTED.filter(({ ids }) => ids.length > 0))('$pattern: denied is the same as absent', async ({
    pattern,
  }) => {
    const browser = browserOf(name);
    const denied = await browser.get(addressOf(pattern, parts));
    const gone = await browser.get(addressOf(pattern, absent()));
    expect(leaks(denied.body)).toEqual([]);
    // In an emergency one asks for any child: that page is the same for every id.
    if (pattern !== '/children/:child/emergency-access') expect(denied.status).not.toBe(200);
    expect([denied.status, plain(denied.body)]).toEqual([gone.status, plain(gone.body)]);
  });

  test.each(MOUNTED)('$pattern: shows nothing of the home, whatever the query names', async ({
    pattern,
    ids,
  }) => {
    if (ids.length > 0) return expect(ids).not.toEqual([]);
    const browser = browserOf(name);
    const address = addressOf(pattern, parts);
    const names = { child: home.childId, home: home.homeId, event: home.restriction, device: home.device };
    for (const query of ['', ...Object.entries(names).map(([key, value]) => `?${key}=${value}`)]) {
      const answer = await browser.get(`${address}${query}`);
      expect(answer.status).toBeLessThan(500);
      expect(
        leaks(answer.body).filter((each) => !query.endsWith(each)),
        `${address}${query}`,
      ).toEqual([]);
    }
  });

  test.each(
    MOUNTED.filter(({ takesForms, ids }) => takesForms && ids.length > 0),
  )('$pattern: a form sent there changes nothing and says no more', async ({ pattern }) => {
    const browser = browserOf(name);
    const before = await recordOf(kith, home.providerId);
    await browser.get('/children');
    browser.submission = randomUUID();
    const fields = {
      outcome: 'done',
      how: 'phone',
      words: 'Told.',
      view: 'agrees',
      submission: randomUUID(),
    };
    const denied = await browser.post(addressOf(pattern, parts), fields);
    const gone = await browser.post(addressOf(pattern, absent()), fields);
    expect(leaks(denied.body)).toEqual([]);
    expect([denied.status, denied.body]).toEqual([gone.status, gone.body]);
    expect(await recordOf(kith, home.providerId)).toEqual(before);
  });
});

describe('the home’s own people', () => {
  test('meet the words that nobody else does: the tests above are not blind', async () => {
    const bodies: string[] = [];
    for (const personId of [home.worker, home.manager]) {
      const browser = await kith.signInAs({ providerId: home.providerId, personId });
      for (const { pattern } of MOUNTED) bodies.push((await browser.get(addressOf(pattern, parts))).body);
    }
    expect(secrets.filter((secret) => !bodies.some((body) => body.includes(secret)))).toEqual([]);
  });

  test('ASVS 16.3.2: every refusal is in the audit', async () => {
    kith.clock.pass(HOUR);
    const { providerId } = home;
    const personId = await addPerson(kith.db, providerId, {
      role: 'social-worker',
      authorityId: home.authorityId,
    });
    const browser = await kith.signInAs({ providerId, personId });
    const walked = MOUNTED.filter(({ ids }) => ids.length > 0);
    for (const { pattern } of walked) await browser.get(addressOf(pattern, parts));
    const refused = (await auditOf(kith, providerId)).filter((entry) => entry.person_id === personId);
    expect(refused.map((entry) => entry.outcome)).toEqual(walked.map(() => 'refused'));
  });

  test.each([
    'PUT',
    'PATCH',
    'DELETE',
    'OPTIONS',
    'HEAD',
    'TRACE',
  ] as const)('%s does nothing anywhere', async (method) => {
    const browser = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const before = await recordOf(kith, home.providerId);
    for (const { pattern } of MOUNTED) {
      const url = addressOf(pattern, parts);
      const headers = { host: 'localhost:3000', cookie, 'sec-fetch-site': 'same-origin' };
      const answer = await kith.app.inject({ method: method as 'PUT', url, headers });
      expect([404, 405], `${method} ${url}`).toContain(answer.statusCode);
    }
    expect(await recordOf(kith, home.providerId)).toEqual(before);
  });
});
