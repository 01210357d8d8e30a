import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { DAY } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import { addHome, addPerson, asSystem } from '../../../../../test/harness/builders.ts';
import { textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
/** Works at another home of the same organisation. */
let stranger: PersonId;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T17:40:00Z', shelf: await realShelf() });
  home = await addLivedIn(kith);
  const elsewhere = await addHome(kith.db, home.providerId, 'Birch House');
  stranger = await addPerson(kith.db, home.providerId, {
    role: 'support-worker',
    givenName: 'Kit',
    familyName: 'Marlow',
    homeId: elsewhere,
  });
});
afterAll(() => kith.close());

const as = (personId: PersonId) => kith.signInAs({ providerId: home.providerId, personId });
const path = () => `/children/${home.childId}/audit`;
const opened = async (personId: PersonId, query = '') => {
  const answer = await (await as(personId)).get(`${path()}${query}`);
  return { status: answer.status, body: answer.body, text: textOf(answer.body) };
};

test('ASVS 16.3.2: the manager sees who looked, in which role, when and why they could', async () => {
  await (await as(home.worker)).get(`/children/${home.childId}`);
  kith.clock.pass(60_000);
  await (await as(home.socialWorker)).get(`/children/${home.childId}`);
  kith.clock.pass(60_000);
  const { text } = await opened(home.manager);
  expect(text).toMatch(
    /Opened the chronology by Sam Ashdown, support worker\D+21 November, 17:40Allowed, because the child lived where they worked/,
  );
  expect(text).toMatch(
    /Opened the chronology by Dele Ashdown, social worker\D+21 November, 17:41Allowed, because/,
  );
  expect(text).toContain('Recorded what happened by Sam Ashdown');
  expect((await opened(home.manager)).text).toMatch(/Opened this list by Morgan Ashdown, registered manager/);
});

test('ASVS 16.3.2: whoever was refused stands apart, also where the child was out of their sight', async () => {
  expect((await (await as(stranger)).get(`/children/${home.childId}`)).status).toBe(404);
  expect((await (await as(home.worker)).get(path())).status).toBe(404);
  const { text } = await opened(home.manager);
  const refused = text.slice(text.indexOf('Refused (2)'), text.indexOf('Looked, or added something'));
  expect(refused).toMatch(/Tried to open the chronology by Kit Marlow.*No role that they held/);
  expect(refused).toMatch(
    /Tried to open this list by Sam Ashdown.*No role that they held, where they held it, allowed this/,
  );
  expect(text.slice(text.indexOf('Looked, or added something'))).not.toContain('by Kit Marlow');
});

test('ASVS 8.2.2: only the registered manager and the responsible individual may, and elsewhere it is not there', async () => {
  for (const [person, status] of [
    [home.manager, 200],
    [home.responsible, 200],
    [home.worker, 404],
    [home.senior, 404],
    [home.socialWorker, 404],
    [stranger, 404],
  ] as const)
    expect((await opened(person)).status).toBe(status);
  const other = await addLivedIn(kith);
  const theirs = await kith.signInAs({ providerId: other.providerId, personId: other.manager });
  expect((await theirs.get(path())).status).toBe(404);
});

test('the child’s page leads there, for those who may', async () => {
  const link = `href="${path()}"`;
  expect((await (await as(home.manager)).get(`/children/${home.childId}`)).body).toContain(link);
  expect((await (await as(home.worker)).get(`/children/${home.childId}`)).body).not.toContain(link);
});

test('is narrowed to one person, and to a time', async () => {
  const one = await opened(home.manager, `?person=${home.socialWorker}&period=all`);
  const list = one.text.slice(one.text.indexOf('Looked, or added something'), one.text.indexOf('Show only'));
  expect(list).toContain('by Dele Ashdown');
  expect(list).not.toMatch(/by (?:Sam|Morgan)/);
  const before = kith.clock.now();
  kith.clock.pass(3 * DAY);
  const today = await opened(home.manager, '?period=day');
  expect(today.text).toContain('Nobody was refused in this time.');
  expect(today.text).not.toContain('by Sam Ashdown, support worker');
  expect((await opened(home.manager, '?period=week')).text).toContain('by Sam Ashdown');
  expect((await opened(home.manager, "?person=1'--&period=none&before=x")).status).toBe(200);
  kith.clock.set(before);
});

test('a long list goes on, older entries behind newer ones, none twice and none left out', async () => {
  const many = 130;
  await asSystem(kith.db, home.providerId, (tx) =>
    tx
      .insertInto('kith.audit_entry')
      .values(
        Array.from({ length: many }, (_, n) => ({
          provider_id: home.providerId,
          at: new Date(Date.parse('2026-11-20T09:00:00Z') + Math.floor(n / 3) * 60_000),
          event: 'DEVICE_VIEWED',
          outcome: 'read',
          person_id: home.senior,
          action: 'device.view',
          child_id: home.childId,
          home_id: home.homeId,
          subject: '{}',
          request_id: `r${n}`,
        })),
      )
      .execute(),
  );
  let next: string | undefined = `?person=${home.senior}&period=all`;
  let seen = 0;
  let pages = 0;
  while (next !== undefined) {
    const { body } = await opened(home.manager, next);
    seen += body.split('by Noor Ashdown').length - 1;
    pages += 1;
    next = /href="[^"?]*(\?[^"]*before=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  }
  expect({ seen, pages }).toEqual({ seen: many + 1, pages: 3 });
});
