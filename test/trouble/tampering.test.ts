import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeviceId, PersonId } from '#kernel/ids.ts';
import { instant, MINUTE } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Browser } from '../harness/browser.ts';
import { addChild, addHome, addPerson } from '../harness/builders.ts';
import { addressOf, MOUNTED, partsOf } from '../harness/every-page.ts';
import { type Form, mainForm } from '../harness/forms.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf, recordAs, recordOf } from '../harness/lived-in.ts';
import { plausible } from '../harness/plausible.ts';

/* Forms that no page of Kith would send (ASVS 2.2.1, 8.2.3, 15.3.3): words, never a fault, and nothing of it kept. */

let kith: TestApp;
let home: LivedIn;
let dutyId = '';

beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addLivedIn(kith);
  const asks = { action: 'notify', recipient: 'social-worker' };
  dutyId = (await dutyTo(kith, home.providerId, home.restriction, asks)).dutyId;
  kith.clock.pass(MINUTE);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });

async function openForm(pattern: string): Promise<{ path: string; form: Form; browser: Browser }> {
  const browser = await as(pattern.startsWith('/notices') ? home.socialWorker : home.manager);
  const path = addressOf(pattern, partsOf(home, dutyId));
  const form = mainForm((await browser.get(path)).body, path);
  if (!form) throw new Error(`${path} has no form`);
  return { path, form, browser };
}

/** Names of what the database and the code know, sent along as if a form had such a field. */
const FOREIGN = {
  provider_id: randomUUID(),
  providerId: randomUUID(),
  homeId: randomUUID(),
  childId: randomUUID(),
  eventId: randomUUID(),
  recordedBy: randomUUID(),
  recorded_at: '2001-01-01',
  type: 'concern.raised',
  facts: '{"emergency":false}',
  'facts[emergency]': 'false',
  'facts.emergency': 'false',
  'fact-about': randomUUID(),
  'fact-duty': 'x',
  about: randomUUID(),
  closedAs: 'set-aside',
  role: 'registered-manager',
  __proto__x: 'x',
  '__proto__[polluted]': 'yes',
  '__proto__.polluted': 'yes',
  'constructor[prototype][polluted]': 'yes',
  'constructor.prototype.polluted': 'yes',
  toString: 'x',
  hasOwnProperty: 'x',
  then: 'x',
};

describe.each(MOUNTED.filter(({ records }) => records))('$pattern', ({ pattern }) => {
  test('fields that the form does not have change nothing of what is written', async () => {
    const shape = async (extra: Record<string, string>) => {
      const { path, form, browser } = await openForm(pattern);
      const before = (await recordOf(kith, home.providerId)).length;
      const payload = { ...plausible(form, pattern, home), submission: randomUUID(), ...extra };
      expect((await browser.post(path, payload)).status).toBe(303);
      const written = (await recordOf(kith, home.providerId)).slice(before);
      return written.map(({ type, facts, details, recorded_by }) => ({
        type,
        facts: Object.keys(facts as object).toSorted(),
        details: Object.keys(details as object).toSorted(),
        recorded_by,
      }));
    };
    const plain = await shape({});
    home = await addLivedInAgain();
    const loaded = await shape(FOREIGN);
    const withoutPeople = (each: { recorded_by: string }[]) =>
      each.map(({ recorded_by: _by, ...rest }) => rest);
    expect(withoutPeople(loaded)).toEqual(withoutPeople(plain));
    expect([home.manager, home.socialWorker]).toContain(loaded[0]?.recorded_by);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['json', 'application/json', '{"words":"x"}'],
    ['xml', 'application/xml', '<x/>'],
    ['text', 'text/plain', 'words=x'],
    ['nothing', undefined, 'words=x'],
    [
      'multipart',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name=words\r\n\r\nx\r\n--x--',
    ],
    ['a broken form', 'application/x-www-form-urlencoded', '%E0%A4%A&=&==&&%00=%ff&words=%ED%A0%80%u0041'],
    ['a form of brackets', 'application/x-www-form-urlencoded', `${'a['.repeat(5_000)}=1`],
    ['ten thousand fields', 'application/x-www-form-urlencoded', 'a=1&'.repeat(10_000)],
    ['an empty form', 'application/x-www-form-urlencoded', ''],
    ['too much', 'application/x-www-form-urlencoded', `words=${'x'.repeat(5_000_000)}`],
  ])('%s: refused in words, nothing written', async (_name, type, payload) => {
    const { path, browser } = await openForm(pattern);
    const before = await recordOf(kith, home.providerId);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      host: 'localhost:3000',
      cookie,
      'sec-fetch-site': 'same-origin',
      ...(type ? { 'content-type': type } : {}),
    };
    const answer = await kith.app.inject({ method: 'POST', url: path, payload, headers });
    expect([400, 403, 413, 415, 422]).toContain(answer.statusCode);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.body).toContain('<h1');
    expect(await recordOf(kith, home.providerId)).toEqual(before);
  });
});

const addLivedInAgain = async (): Promise<LivedIn> => {
  const next = await addLivedIn(kith);
  const asks = { action: 'notify', recipient: 'social-worker' };
  dutyId = (await dutyTo(kith, next.providerId, next.restriction, asks)).dutyId;
  kith.clock.pass(MINUTE);
  return next;
};

describe('an id of somebody else in a field', () => {
  /** A child and a device at another home of the organisation, and somebody who works there. */
  async function elsewhere() {
    const { providerId, authorityId } = home;
    const homeId = await addHome(kith.db, providerId, 'Birch Lodge');
    const worker = await addPerson(kith.db, providerId, {
      role: 'support-worker',
      homeId,
      givenName: 'Toni',
    });
    const childId = await addChild(kith.db, providerId, {
      authorityId,
      homeId,
      givenName: 'Wren',
      familyName: 'Oakes',
    });
    const device = randomUUID() as DeviceId;
    await recordAs(
      kith,
      { providerId, personId: worker },
      {
        type: 'device.seized',
        homeId,
        childId,
        occurredAt: instant(kith.clock.now()),
        newDevice: { id: device, kind: 'phone', description: 'ochre phone', owner: 'child' },
        facts: {},
        details: {},
      },
    );
    return { worker, childId, device };
  }

  test.each([
    'seized',
    'stopped',
    'returned',
    'confiscated',
  ])('/record/%s: neither child nor device of another home or organisation', async (kind) => {
    const other = await elsewhere();
    const stranger = await addLivedIn(kith);
    const worker = await as(home.worker);
    const path = `/record/${kind}`;
    const tries = [
      { child: other.childId, device: 'new' },
      { child: stranger.childId, device: 'new' },
      { child: randomUUID(), device: 'new' },
      { child: 'not-an-id', device: 'new' },
      { child: home.childId, device: other.device },
      { child: other.childId, device: other.device },
      { child: '', device: other.device },
      { child: home.childId, device: stranger.device },
      { child: [home.childId, other.childId], device: [other.device, home.device] },
    ].filter((each) => kind !== 'stopped' || each.device === 'new');
    const form = mainForm((await worker.get(path)).body, path);
    if (!form) throw new Error('no form');
    for (const forged of tries) {
      const before = await recordOf(kith, home.providerId);
      const fields = {
        ...plausible(form, '/record/:kind', home),
        submission: randomUUID(),
        safe: 'yes',
        what: 'phone',
        ...forged,
      };
      const answer = await worker.post(path, fields);
      expect([answer.status, JSON.stringify(forged)]).toEqual([422, JSON.stringify(forged)]);
      for (const foreign of ['Wren', 'Oakes', 'ochre']) expect(answer.body).not.toContain(foreign);
      expect(await recordOf(kith, home.providerId)).toEqual(before);
    }
  });

  test('/duties: not done by somebody who does not work here', async () => {
    const other = await elsewhere();
    const stranger = await addLivedIn(kith);
    for (const by of [other.worker, stranger.worker, home.socialWorker, randomUUID(), '', 'x']) {
      const { path, form, browser } = await openForm('/duties/:duty');
      const answer = await browser.post(path, { ...plausible(form, '/duties/:duty', home), by });
      expect([answer.status, by]).toEqual([422, by]);
    }
  });

  test('/duties: a support worker does not set aside, whatever the form says', async () => {
    const worker = await as(home.worker);
    const path = `/duties/${dutyId}`;
    const form = mainForm((await worker.get(path)).body, path);
    if (!form) throw new Error('no form');
    const answer = await worker.post(path, {
      ...plausible(form, '/duties/:duty', home),
      outcome: 'set-aside',
    });
    expect(answer.status).toBe(422);
    expect((await recordOf(kith, home.providerId)).map((each) => each.type)).not.toContain('duty.set-aside');
  });

  test('/children/:child/events/:event: an event is not shown under another child', async () => {
    const sibling = await addChild(kith.db, home.providerId, {
      authorityId: home.authorityId,
      homeId: home.homeId,
      givenName: 'Wren',
    });
    const worker = await as(home.worker);
    for (const end of ['', '/details', '/add']) {
      const answer = await worker.get(`/children/${sibling}/events/${home.restriction}${end}`);
      expect([answer.status, end]).toEqual([404, end]);
    }
  });
});
