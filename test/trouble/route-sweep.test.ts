import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Action, type Grant, POLICY } from '#access/can.ts';
import { FEED_PATHS } from '#app/feed.ts';
import { auditOf } from '../harness/accounts.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import { type Asker, askersOf, leaked, sweep } from '../harness/askers.ts';
import type { Answer } from '../harness/browser.ts';
import { asSystem } from '../harness/builders.ts';
import { type TestDatabase, testDatabase } from '../harness/database.ts';
import { addressOf, MOUNTED, OPEN_DOORS } from '../harness/every-page.ts';
import { everythingOf, realShelf } from '../harness/lived-in.ts';
import { absentParts, neighbourOf, ownRealm, type Realm } from '../harness/realms.ts';

/*
 * Every route × method × role × {own, other home, other authority, other organisation, revoked, anonymous}
 * (ASVS 8.2.2, 8.3.1, 8.4.1, 16.3.2). Each home, child and organisation carries names that occur nowhere else: not one
 * of them may stand in an answer to somebody who has no business with it, in the body or in a header.
 */

const WRONG = ['PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'] as const;

let database: TestDatabase;
let kith: TestApp;
let realms: readonly [a: Realm, b: Realm, c: Realm];
let askers: readonly Asker[] = [];

beforeAll(async () => {
  database = await testDatabase();
  kith = await testApp({ shelf: await realShelf(), database });
  const a = await ownRealm(kith, database.owner, 'a');
  realms = [a, await neighbourOf(kith, a, 'b'), await ownRealm(kith, database.owner, 'c')];
  askers = await askersOf(kith, realms);
}, 300_000);
afterAll(async () => {
  await kith.close();
  await database.close();
});

const withIds = MOUNTED.filter(({ ids }) => ids.length > 0);
const withoutIds = MOUNTED.filter(({ ids }) => ids.length === 0);
/** Shows no record at all, and takes longest to draw: asked once by each. */
const ofNoRecord = (pattern: string): boolean => /^[/](library|try)/.test(pattern);
/** Pages that anybody on a home’s staff may ask for, with any child of the organisation: what they tell is nothing. */
const ASKS_FOR_ANY_CHILD: readonly string[] = ['/children/:child/emergency-access'];

/** Says what is wrong with any answer at all: a fault, or words that are not the asker’s to read. */
function judge(asker: Asker, what: string, answer: Answer, wrong: (what: string) => void): void {
  if (answer.status >= 500) wrong(`${what} fails with ${answer.status}`);
  const found = leaked(realms, asker, answer, what);
  if (found.length > 0) wrong(`${what} (${answer.status}) tells ${found.join(', ')}`);
}

/** Whether the policy names a role of theirs for an action at all. */
const isNamed = ({ roles }: Asker, action: Action): boolean =>
  (POLICY[action] as readonly Grant[]).some((grant) => grant.roles.some((role) => roles.includes(role)));

/** Ids of nothing, for whoever works in the first realm; what all others are refused is compared with one that is not. */
const absentFor = ({ name }: Asker) => (/^[a-z-]+ of a$/.test(name) ? [absentParts(realms[0].parts)] : []);

const kept = () => Promise.all(realms.map(({ providerId }) => everythingOf(kith, providerId)));
const FIELDS = { outcome: 'done', how: 'phone', words: 'Told.', view: 'agrees', end: 'end', found: 'end' };

describe('every route, asked by everybody', () => {
  test('GET of a record: no foreign byte, and what is denied is what is absent', async () => {
    let asked = 0;
    const faults = await sweep(askers, async (asker, wrong) => {
      const gone = await asker.browser.get(`/children/${randomUUID()}`);
      const refusals = new Set(gone.status === 404 ? [gone.body] : []);
      for (const { pattern, action } of withIds)
        for (const parts of [...asker.tries.map((realm) => realm.parts), ...absentFor(asker)]) {
          const url = addressOf(pattern, parts);
          const answer = await asker.browser.get(url);
          asked += 1;
          judge(asker, `GET ${url}`, answer, wrong);
          if (answer.status === 404) refusals.add(answer.body);
          if (answer.status === 200 && !isNamed(asker, action)) wrong(`GET ${url} is nothing of theirs`);
        }
      if (refusals.size > 1) wrong(`${refusals.size} different answers for what is not there`);
    });
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(askers.length * withIds.length);
  }, 300_000);

  test('GET of a list: shows its reader’s own alone, whatever the query names', async () => {
    const faults = await sweep(askers, async (asker, wrong) => {
      const others = asker.tries.filter(({ name }) => !asker.sees.includes(name));
      for (const { pattern, action } of withoutIds)
        for (const { parts, childId, homeId } of ofNoRecord(pattern) ? [realms[0]] : others) {
          const query = `child=${childId}&home=${homeId}&device=${parts['device']}&person=${parts['person']}`;
          const url = `${addressOf(pattern, parts)}?${query}&action=child.view`;
          const answer = await asker.browser.get(url);
          judge(asker, `GET ${url}`, answer, wrong);
          if (answer.status === 200 && !isNamed(asker, action)) wrong(`GET ${url} is nothing of theirs`);
        }
    });
    expect(faults).toEqual([]);
  }, 300_000);

  test('POST where one may not write: nothing is written, nothing told, and it answers as if it were not there', async () => {
    const before = await kept();
    let asked = 0;
    const faults = await sweep(askers, async (asker, wrong) => {
      await asker.browser.get('/account');
      const bodies = new Set<string>();
      for (const { pattern, ids, submitAction } of MOUNTED.filter(({ takesForms }) => takesForms))
        for (const realm of asker.tries) {
          const theirs = ids.length === 0 || asker.writes.includes(realm.name);
          if (theirs && isNamed(asker, submitAction)) continue;
          const url = addressOf(pattern, realm.parts);
          const answer = await asker.browser.post(url, { ...FIELDS, submission: randomUUID() });
          asked += 1;
          judge(asker, `POST ${url}`, answer, wrong);
          const stopped = asker.within ? [404] : [303, 403];
          if (!stopped.includes(answer.status) && !ASKS_FOR_ANY_CHILD.includes(pattern))
            wrong(`POST ${url} answers ${answer.status}`);
          if (answer.status === 404) bodies.add(answer.body);
        }
      if (bodies.size > 1) wrong(`${bodies.size} different answers for what is not there`);
    });
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(1_000);
    expect(await kept()).toEqual(before);
  }, 300_000);

  test('methods that no page has: nothing at all, to anybody', async () => {
    const before = await kept();
    const plain = MOUNTED.filter(({ takesForms }) => !takesForms).map(
      ({ pattern }) => ['POST', pattern] as const,
    );
    const all = [...MOUNTED.map(({ pattern }) => pattern), ...OPEN_DOORS];
    const tries = [...plain, ...all.flatMap((pattern) => WRONG.map((method) => [method, pattern] as const))];
    // Where no such route is mounted nobody’s rights are read: who may do most there and who may do nothing will do.
    const chosen = askers.filter(({ name }) => /^(registered-manager of a|nobody)$/.test(name));
    expect(chosen).toHaveLength(2);
    const faults = await sweep(chosen, async (asker, wrong) => {
      for (const [method, pattern] of tries) {
        const url = addressOf(pattern, realms[0].parts);
        const answer = await asker.browser.ask(method, url);
        judge(asker, `${method} ${url}`, answer, wrong);
        // `/shifts/on-duty` is also an address of `/shifts/:shift`, which has a form: nobody is sent to sign in.
        const stopped = asker.who ? [404, 405] : [303, 404, 405];
        if (!stopped.includes(answer.status)) wrong(`${method} ${url} answers ${answer.status}`);
      }
    });
    expect(faults).toEqual([]);
    expect(await kept()).toEqual(before);
  }, 300_000);

  test('the feed: no session opens it, whoever’s it is, and no key of nobody’s', async () => {
    const before = await kept();
    const keys = ['', 'Bearer x', `Bearer ${realms[0].providerId}.${'x'.repeat(43)}`];
    const chosen = askers.filter(({ name }) => /^(responsible-individual of [ac]|nobody)$/.test(name));
    expect(chosen).toHaveLength(3);
    const faults = await sweep(chosen, async (asker, wrong) => {
      for (const path of FEED_PATHS)
        for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)
          for (const authorization of keys) {
            const url = path.replace(':id', realms[0].parts['person'] ?? '');
            const headers = authorization === '' ? {} : { authorization };
            const answer = await asker.browser.ask(method, url, headers);
            judge(asker, `${method} ${url}`, answer, wrong);
            if (![401, 403, 404].includes(answer.status)) wrong(`${method} ${url} answers ${answer.status}`);
          }
    });
    expect(faults).toEqual([]);
    expect(await kept()).toEqual(before);
  });
});

describe('the sweep is not blind', () => {
  test('each canary is met by somebody who may meet it', async () => {
    const met = new Set<string>();
    const readers = /^(registered-manager|social-worker|responsible-individual) of [abc]$/;
    for (const asker of askers.filter(({ name }) => readers.test(name)))
      for (const realm of realms.filter(({ name }) => [...asker.sees, ...asker.reads].includes(name)))
        for (const { pattern } of MOUNTED.filter((each) => !ofNoRecord(each.pattern))) {
          const { body } = await asker.browser.get(addressOf(pattern, realm.parts));
          for (const each of [...realm.ofChild, ...realm.ofHome, ...realm.ofHouse])
            if (body.includes(each)) met.add(each);
        }
    const secrets = realms.flatMap((realm) => [...realm.ofChild, ...realm.ofHome, ...realm.ofHouse]);
    expect(secrets.filter((each) => !met.has(each))).toEqual([]);
  }, 300_000);

  test('a consent lets the visitor read the child, an emergency the holder; a partner sees no home at all', async () => {
    const statusOf = async (name: string) => {
      const asker = askers.find((each) => each.name === name);
      const page = await asker?.browser.get(`/children/${realms[0].childId}`);
      return [page?.status, page?.body.includes('Qxakidqj')];
    };
    const readers = ['inspector of a with both consents', 'worker of b, emergency in a open'];
    for (const name of readers) expect([name, await statusOf(name)]).toEqual([name, [200, true]]);
    const others = ['inspector of a', 'worker of b, emergency in a ended', 'agency-contact of a'];
    for (const name of others) expect([name, await statusOf(name)]).toEqual([name, [404, false]]);
  });

  test('the digest of what is kept tells of a single letter', async () => {
    const { providerId, homeId } = realms[0];
    const before = await everythingOf(kith, providerId);
    await asSystem(database.owner, providerId, (tx) =>
      tx.updateTable('kith.home').set({ phone: '01632 960002' }).where('home_id', '=', homeId).execute(),
    );
    const after = await everythingOf(kith, providerId);
    expect(Object.keys(before).filter((table) => before[table] !== after[table])).toEqual(['home']);
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['event', 'duty', 'role_held', 'proposal']));
  });

  test('ASVS 16.3.2: every refusal of somebody signed in is in the audit', async () => {
    const asker = askers.find(({ name }) => name === 'support-worker of b');
    if (!asker?.who) throw new Error('nobody to ask');
    const { who } = asker;
    const refusals = async () =>
      (await auditOf(kith, who.providerId)).filter(
        (each) => each.person_id === who.personId && each.outcome === 'refused',
      ).length;
    const before = await refusals();
    let denied = 0;
    for (const { pattern } of withIds)
      if ((await asker.browser.get(addressOf(pattern, realms[0].parts))).status === 404) denied += 1;
    expect(denied).toBeGreaterThan(8);
    expect(await refusals()).toBe(before + denied);
  });
});
