import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#access/actor.ts';
import type { PersonId, ProviderId } from '#kernel/ids.ts';
import { auditOf } from '../harness/accounts.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Answer, Browser } from '../harness/browser.ts';
import { addPerson } from '../harness/builders.ts';
import { type TestDatabase, testDatabase } from '../harness/database.ts';
import { addressOf, MOUNTED, OPEN_DOORS } from '../harness/every-page.ts';
import { realShelf, recordOf } from '../harness/lived-in.ts';
import {
  absentParts,
  addVisitor,
  type GrantToAdd,
  neighbourOf,
  openInEmergency,
  ownRealm,
  type Realm,
} from '../harness/realms.ts';

/*
 * Every route × method × role × {own, other home, other authority, other organisation, revoked, anonymous}
 * (ASVS 8.2.2, 8.3.1, 8.4.1, 16.3.2). Each home, child and organisation carries names that occur nowhere else: not one
 * of them may stand in an answer to somebody who has no business with it, in the body or in a header.
 */

const STAFF = ['support-worker', 'senior-support-worker', 'registered-manager'] as const;
const ALL = [...STAFF, 'responsible-individual', 'social-worker'] as const;
const WRONG = ['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'] as const;

/** Somebody who asks, and what they may meet. */
type Asker = {
  readonly name: string;
  readonly browser: Browser;
  /** Absent for nobody. */
  readonly who: { readonly personId: PersonId; readonly providerId: ProviderId } | undefined;
  /** Realms of which they may meet everything. */
  readonly sees: readonly string[];
  /** Realms of which they may meet the home’s own name and registers. */
  readonly visits: readonly string[];
  /** Whether they have any right in their organisation now: its name is no secret from them then. */
  readonly within: boolean;
  /** Realms in which they may write. */
  readonly writes: readonly string[];
};

let database: TestDatabase;
let kith: TestApp;
let realms: readonly Realm[];
const askers: Asker[] = [];

beforeAll(async () => {
  database = await testDatabase();
  kith = await testApp({ shelf: await realShelf(), database });
  const a = await ownRealm(kith, database.owner, 'a');
  const b = await neighbourOf(kith, a, 'b');
  const c = await ownRealm(kith, database.owner, 'c');
  realms = [a, b, c];
  await addAskers(a, b, c);
}, 300_000);
afterAll(async () => {
  await kith.close();
  await database.close();
});

async function add(
  name: string,
  who: { readonly providerId: ProviderId; readonly personId: PersonId },
  may: Partial<Pick<Asker, 'sees' | 'visits' | 'writes'>> = {},
): Promise<void> {
  const browser = await kith.signInAs(who);
  const { sees = [], visits = [], writes = [] } = may;
  askers.push({ name, browser, who, sees, visits, writes, within: sees.length + visits.length > 0 });
}

async function addAskers(a: Realm, b: Realm, c: Realm): Promise<void> {
  const { providerId } = a;
  for (const realm of [a, b, c])
    for (const role of ALL) {
      const personId = realm.people[role];
      if (!personId) continue;
      const sees = role === 'responsible-individual' && realm === a ? ['a', 'b'] : [realm.name];
      await add(
        `${role} of ${realm.name}`,
        { providerId: realm.providerId, personId },
        { sees, writes: sees },
      );
    }
  for (const role of ALL) {
    const where =
      role === 'social-worker'
        ? { authorityId: a.authorityId }
        : role === 'responsible-individual'
          ? {}
          : { homeId: a.homeId };
    const personId = await addPerson(kith.db, providerId, { role: role as Role, to: '2026-11-20', ...where });
    await add(`${role} of a, revoked yesterday`, { providerId, personId });
  }
  const both = ['child', 'placing-authority'] as const;
  const visits = { visits: ['a'] };
  const visitor = async (name: string, grant: GrantToAdd, may: Parameters<typeof add>[2] = {}) =>
    add(name, { providerId, personId: await addVisitor(kith, a, grant) }, may);
  for (const role of ['inspector', 'independent-visitor'] as const) {
    await visitor(`${role} of a`, { role }, visits);
    await visitor(`${role} of a with both consents`, { role, consents: both }, { sees: ['a'] });
    await visitor(`${role} of a, ended`, { role, ended: true, consents: both });
  }
  const inspector = 'inspector';
  await visitor('inspector, the child alone agreed', { role: inspector, consents: ['child'] }, visits);
  await visitor(
    'inspector, the authority alone',
    { role: inspector, consents: ['placing-authority'] },
    visits,
  );
  await visitor(
    'inspector, the child took it back',
    { role: inspector, consents: both, withdrawn: 'child' },
    visits,
  );
  await visitor('inspector until yesterday', { role: inspector, to: '2026-11-20', consents: both });
  await visitor('inspector from tomorrow', { role: inspector, from: '2026-11-22', consents: both });
  for (const stands of ['open', 'ended', 'closed'] as const) {
    const personId = await addPerson(kith.db, providerId, { role: 'support-worker', homeId: b.homeId });
    await openInEmergency(kith, a, personId, stands);
    const sees = stands === 'open' ? ['a', 'b'] : ['b'];
    await add(`worker of b, emergency in a ${stands}`, { providerId, personId }, { sees, writes: ['b'] });
  }
  const browser = kith.browser();
  askers.push({ name: 'nobody', browser, who: undefined, sees: [], visits: [], writes: [], within: false });
}

/** What may stand in no answer to somebody. */
const foreignTo = (asker: Asker): readonly string[] =>
  realms.flatMap((realm) => {
    if (asker.sees.includes(realm.name)) return [];
    const own = asker.within && asker.who?.providerId === realm.providerId;
    return [
      ...realm.ofChild,
      ...(asker.visits.includes(realm.name) ? [] : realm.ofHome),
      ...(own ? [] : [realm.ofProvider]),
    ];
  });

/** What of somebody else’s stands in an answer, beyond what the asker themself typed into the address. */
function leaked(asker: Asker, answer: Pick<Answer, 'body' | 'headers'>, url: string): readonly string[] {
  const all = `${answer.body}\n${JSON.stringify(answer.headers)}`;
  return foreignTo(asker).filter((each) => all.includes(each) && !url.includes(each));
}

/** Goes through every asker, a few at a time, and gathers whatever was wrong. */
async function sweep(
  walk: (asker: Asker, wrong: (what: string) => void) => Promise<void>,
): Promise<string[]> {
  const faults: string[] = [];
  const waiting = [...askers];
  const worker = async () => {
    for (let asker = waiting.shift(); asker; asker = waiting.shift()) {
      const { name } = asker;
      await walk(asker, (what) => void faults.push(`${name}: ${what}`));
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return faults;
}

const withIds = MOUNTED.filter(({ ids }) => ids.length > 0);
const withoutIds = MOUNTED.filter(({ ids }) => ids.length === 0);
/** Shows no record at all, and takes longest to draw: asked once by each. */
const ofNoRecord = (pattern: string): boolean => /^[/](library|try)/.test(pattern);

describe('every route, asked by everybody', () => {
  test('GET of a record: no foreign byte, and what is denied is what is absent', async () => {
    let asked = 0;
    const faults = await sweep(async ({ browser, ...rest }, wrong) => {
      const asker = { browser, ...rest };
      const refusals = new Set<string>();
      for (const { pattern } of withIds)
        for (const parts of [...realms.map((realm) => realm.parts), absentParts(realms[0]?.parts ?? {})]) {
          const url = addressOf(pattern, parts);
          const answer = await browser.get(url);
          asked += 1;
          if (answer.status >= 500) wrong(`GET ${url} fails with ${answer.status}`);
          const found = leaked(asker, answer, url);
          if (found.length > 0) wrong(`GET ${url} (${answer.status}) tells ${found.join(', ')}`);
          if (answer.status === 404) refusals.add(answer.body);
        }
      if (refusals.size > 1) wrong(`${refusals.size} different answers for what is not there`);
    });
    expect(faults).toEqual([]);
    expect(asked).toBe(askers.length * withIds.length * (realms.length + 1));
  }, 300_000);

  test('GET of a list: shows its reader’s own alone, whatever the query names', async () => {
    const faults = await sweep(async (asker, wrong) => {
      for (const { pattern } of withoutIds)
        for (const realm of ofNoRecord(pattern)
          ? [realms[0]]
          : realms.filter(({ name }) => !asker.sees.includes(name))) {
          if (!realm) continue;
          const query = `child=${realm.childId}&home=${realm.homeId}&device=${realm.parts['device']}&person=${realm.parts['person']}`;
          const url = `${addressOf(pattern, realm.parts)}?${query}&action=child.view`;
          const answer = await asker.browser.get(url);
          if (answer.status >= 500) wrong(`GET ${url} fails with ${answer.status}`);
          const found = leaked(asker, answer, url);
          if (found.length > 0) wrong(`GET ${url} (${answer.status}) tells ${found.join(', ')}`);
        }
    });
    expect(faults).toEqual([]);
  }, 300_000);

  test('POST where one may not write: nothing is written, nothing told, and it answers as if it were not there', async () => {
    const before = await Promise.all(realms.map((realm) => recordOf(kith, realm.providerId)));
    const forms = withIds.filter(({ takesForms }) => takesForms);
    const faults = await sweep(async (asker, wrong) => {
      const { browser } = asker;
      await browser.get('/account');
      const bodies = new Set<string>();
      for (const { pattern } of forms)
        for (const realm of realms.filter(({ name }) => !asker.writes.includes(name))) {
          const url = addressOf(pattern, realm.parts);
          const fields = {
            outcome: 'done',
            how: 'phone',
            words: 'Told.',
            view: 'agrees',
            end: 'end',
            found: 'end',
          };
          const answer = await browser.post(url, { ...fields, submission: randomUUID() });
          // Somebody may open any child of their organisation in an emergency: that page tells nothing either way.
          const stopped = asker.within ? [404] : [303, 403];
          if (!stopped.includes(answer.status) && !ASKS_FOR_ANY_CHILD.includes(pattern))
            wrong(`POST ${url} answers ${answer.status}`);
          const found = leaked(asker, answer, url);
          if (found.length > 0) wrong(`POST ${url} (${answer.status}) tells ${found.join(', ')}`);
          if (answer.status === 404) bodies.add(answer.body);
        }
      if (bodies.size > 1) wrong(`${bodies.size} different answers for what is not there`);
    });
    expect(faults).toEqual([]);
    const after = await Promise.all(realms.map((realm) => recordOf(kith, realm.providerId)));
    expect(after).toEqual(before);
  }, 300_000);

  test('methods that no page has: nothing at all, to anybody', async () => {
    const before = await Promise.all(realms.map((realm) => recordOf(kith, realm.providerId)));
    const plain = MOUNTED.filter(({ takesForms }) => !takesForms).map(
      ({ pattern }) => ['POST', pattern] as const,
    );
    const tries = [
      ...plain,
      ...MOUNTED.flatMap(({ pattern }) => WRONG.map((method) => [method, pattern] as const)),
      ...OPEN_DOORS.flatMap((pattern) => WRONG.map((method) => [method, pattern] as const)),
    ];
    // Where no such route is mounted nobody’s session is read: one asker of each kind will do.
    const kinds = /^(registered-manager of [ab]|inspector of a|social-worker of b|.*revoked.*|nobody)$/;
    const faults = await sweep(async (asker, wrong) => {
      if (!kinds.test(asker.name)) return;
      const cookie = [...asker.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = {
        host: 'localhost:3000',
        'sec-fetch-site': 'same-origin',
        ...(cookie ? { cookie } : {}),
      };
      for (const [method, pattern] of tries) {
        const url = addressOf(pattern, realms[0]?.parts ?? {});
        const answer = await kith.app.inject({ method: method as 'PUT', url, headers });
        if (![404, 405].includes(answer.statusCode)) wrong(`${method} ${url} answers ${answer.statusCode}`);
        const found = leaked(asker, answer, url);
        if (found.length > 0) wrong(`${method} ${url} tells ${found.join(', ')}`);
      }
    });
    expect(faults).toEqual([]);
    expect(await Promise.all(realms.map((realm) => recordOf(kith, realm.providerId)))).toEqual(before);
  }, 300_000);
});

/** Pages that anybody on a home’s staff may ask for, with any child of the organisation: what they tell is nothing. */
const ASKS_FOR_ANY_CHILD: readonly string[] = ['/children/:child/emergency-access'];

describe('the sweep is not blind', () => {
  test('each canary is met by somebody who may meet it', async () => {
    const met = new Set<string>();
    for (const realm of realms)
      for (const role of ['registered-manager', 'social-worker']) {
        const asker = askers.find(({ name }) => name === `${role} of ${realm.name}`);
        if (!asker) continue;
        for (const { pattern } of MOUNTED.filter((each) => !ofNoRecord(each.pattern))) {
          const { body } = await asker.browser.get(addressOf(pattern, realm.parts));
          for (const each of [...realm.ofChild, ...realm.ofHome]) if (body.includes(each)) met.add(each);
        }
      }
    const secrets = realms.flatMap((realm) => [...realm.ofChild, ...realm.ofHome]);
    expect(secrets.filter((each) => !met.has(each))).toEqual([]);
  }, 300_000);

  test('a consent lets the visitor read the child, an emergency the holder; both only read', async () => {
    const [a] = realms;
    for (const name of ['inspector of a with both consents', 'worker of b, emergency in a open']) {
      const asker = askers.find((each) => each.name === name);
      const page = await asker?.browser.get(`/children/${a?.childId}`);
      expect([name, page?.status]).toEqual([name, 200]);
      expect(page?.body).toContain('Qxakidqj');
    }
  });

  test('ASVS 16.3.2: every refusal of somebody signed in is in the audit', async () => {
    const [a, b] = realms;
    const asker = askers.find(({ name }) => name === 'support-worker of b');
    if (!a || !b || !asker?.who) throw new Error('nobody to ask');
    const { who } = asker;
    const refusals = async () =>
      (await auditOf(kith, who.providerId)).filter(
        (each) => each.person_id === who.personId && each.outcome === 'refused',
      ).length;
    const before = await refusals();
    let denied = 0;
    for (const { pattern } of withIds)
      if ((await asker.browser.get(addressOf(pattern, a.parts))).status === 404) denied += 1;
    expect(denied).toBeGreaterThan(8);
    expect(await refusals()).toBe(before + denied);
  });
});
