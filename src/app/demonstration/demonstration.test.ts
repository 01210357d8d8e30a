import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAllPacks } from '#cli/read-packs.ts';
import type { ProviderId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { withActor } from '#platform/db/transaction.ts';
import { newSetUpSecret } from '#slices/account/index.ts';
import { givePassword } from '../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../test/harness/app.ts';
import type { Answer } from '../../../test/harness/browser.ts';
import { asSystem } from '../../../test/harness/builders.ts';
import { signInContext } from '../context.ts';
import { CHILDREN } from './children.data.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { DEMONSTRATION_PASSWORD, STAFF } from './people.data.ts';
import { AUTHORITIES, HOMES } from './places.data.ts';

let kith: TestApp;
let providerId: ProviderId;
let key = '';
let loaded: Answer;

beforeAll(async () => {
  kith = await testApp({ shelf: { packs: await readAllPacks() } });
  key = (await withActor(kith.db, signInContext(null), newSetUpSecret)) ?? '';
  const browser = kith.browser();
  await browser.get(`/set-up?key=${key}`);
  loaded = await browser.post(`/set-up/demonstration?key=${key}`);
  const row = await withActor(kith.db, signInContext(null), (tx) =>
    tx.selectFrom('kith.credential').select('provider_id').executeTakeFirstOrThrow(),
  );
  providerId = row.provider_id as ProviderId;
}, 120_000);
afterAll(() => kith.close());

/** One row of numbers, as the whole organisation sees them. */
async function count(query: string): Promise<Record<string, number>> {
  const { rows } = await asSystem(kith.db, providerId, (tx) =>
    sql.raw<Record<string, number>>(query).execute(tx),
  );
  return rows[0] ?? {};
}

const CHILD_LINK = /href="(\/children\/[0-9a-f-]{36})"/g;
const childrenIn = (page: string): string[] => [
  ...new Set([...page.matchAll(CHILD_LINK)].map((match) => match[1] ?? '')),
];

async function personNamed(givenName: string) {
  const { rows } = await asSystem(kith.db, providerId, (tx) =>
    sql<{ person_id: string }>`select person_id from kith.person where given_name = ${givenName}`.execute(tx),
  );
  return rows[0]?.person_id ?? '';
}

/** Presses "Sign in as …" on the demonstration's page. */
async function signedInAs(givenName: string) {
  const browser = kith.browser();
  await browser.get('/set-up/demonstration');
  const answer = await browser.post('/set-up/demonstration', { person: await personNamed(givenName) });
  expect(answer).toMatchObject({ status: 303, location: '/' });
  return browser;
}

describe('the demonstration', () => {
  test('loads through the set-up page, once, and says that it is one', async () => {
    expect(loaded).toMatchObject({ status: 303, location: '/set-up/demonstration' });
    const browser = kith.browser();
    await browser.get('/set-up/demonstration');
    expect(await browser.post(`/set-up/demonstration?key=${key}`)).toMatchObject({
      status: 303,
      location: '/set-up/demonstration',
    });
    expect(await count('select count(*)::int as providers from kith.provider')).toEqual({ providers: 1 });
    expect(
      await count("select count(*)::int as n from kith.audit_entry where event = 'DEMONSTRATION_LOADED'"),
    ).toEqual({
      n: 1,
    });
    expect((await kith.browser().get(`/set-up?key=${key}`)).status).toBe(404);
    const again = loadDemonstration(kith.deps, instant(kith.clock.now()));
    await expect(again).rejects.toThrow('set up already');
  });

  test('holds two homes, eight children, staff of every role and two authorities', async () => {
    expect(
      await count(`select (select count(*)::int from kith.home) as homes,
        (select count(*)::int from kith.placement where ended_on is null) as children,
        (select count(*)::int from kith.authority) as authorities,
        (select count(distinct role)::int from kith.role_held) as roles,
        (select count(*)::int from kith.adopted_pack) as packs`),
    ).toEqual({ homes: 2, children: 8, authorities: 2, roles: 5, packs: kith.deps.shelf.packs.length });
    const ages =
      await count(`select min(extract(year from age('2026-11-21', date_of_birth)))::int as youngest,
      max(extract(year from age('2026-11-21', date_of_birth)))::int as oldest from kith.child`);
    expect(ages).toEqual({ youngest: 10, oldest: 16 });
  });

  test('tells a year, each entry dated and by its author, in the order of writing and with its audit (ENG-36.1)', async () => {
    expect(
      await count(`select count(*)::int as events,
        count(*) filter (where recorded_at < occurred_at)::int as before_it_happened,
        count(*) filter (where recorded_at > '2026-11-21T10:00Z')::int as to_come,
        count(*) filter (where recorded_at < lag)::int as out_of_order,
        count(distinct date_trunc('month', occurred_at))::int as months,
        count(*) filter (where details->>'childSaid' <> '')::int as in_the_childs_words,
        count(*) filter (where not exists (select 1 from kith.audit_entry a
          where a.subject->>'event' = e.event_id::text and a.person_id = e.recorded_by))::int as without_audit
        from (select *, lag(recorded_at) over (order by seq) as lag from kith.event) e`),
    ).toEqual({
      events: expect.toSatisfy((events: number) => events > 150 && events < 500),
      before_it_happened: 0,
      to_come: 0,
      out_of_order: 0,
      months: expect.toSatisfy((months: number) => months >= 9),
      in_the_childs_words: expect.toSatisfy((words: number) => words > 40),
      without_audit: 0,
    });
  });

  test('has duties done in time, done late, overdue, due, held and set aside, each of its event', async () => {
    const states = await count(`select
      count(*) filter (where closed_as = 'done' and not closed_late)::int as in_time,
      count(*) filter (where closed_as = 'done' and closed_late)::int as late,
      count(*) filter (where closed_as = 'set-aside')::int as set_aside,
      count(*) filter (where closed_at is null and held)::int as held,
      count(*) filter (where closed_at is null and late_at < '2026-11-21T10:00Z')::int as overdue,
      count(*) filter (where closed_at is null and late_at between '2026-11-21T10:00Z' and '2026-11-22T10:00Z')::int as soon
      from kith.duty`);
    const some = expect.toSatisfy((many: number) => many > 0);
    const many = expect.toSatisfy((of: number) => of > 100);
    expect(states).toEqual({
      in_time: many,
      late: some,
      set_aside: some,
      held: some,
      overdue: some,
      soon: some,
    });
    expect(
      await count(`select count(*)::int as strays from kith.duty d left join kith.event e
        on e.provider_id = d.provider_id and e.event_id = d.event_id and e.child_id = d.child_id and e.home_id = d.home_id
        where e.event_id is null`),
    ).toEqual({ strays: 0 });
    expect(
      await count(`select count(*)::int as without_evidence from kith.duty d
        where closed_as in ('done', 'set-aside') and not exists (select 1 from kith.event e
          where e.event_id = d.closed_by_event)`),
    ).toEqual({ without_evidence: 0 });
  });

  test('lifts the hold on the parents’ part where a joint decision was made, and keeps it where none was', async () => {
    const held = `select count(*)::int as n from kith.duty d join kith.child c using (provider_id, child_id)
      where recipient = 'parents' and given_name =`;
    expect(await count(`${held} 'Jay' and held`)).toEqual({ n: 2 });
    expect(await count(`${held} 'Jay' and not held and closed_as is null`)).toEqual({ n: 0 });
    expect(await count(`${held} 'Rowan' and held`)).toEqual({ n: 0 });
    expect((await count(`${held} 'Rowan' and closed_as = 'done'`))['n']).toBeGreaterThan(0);
  });

  test('holds only telephone numbers that are kept free for fiction', () => {
    const numbers = [
      ...Object.values(HOMES),
      ...Object.values(AUTHORITIES),
      ...Object.values(STAFF),
      ...Object.values(CHILDREN).flatMap((child) => child.adults),
    ].flatMap((each) => ('outOfHoursPhone' in each ? [each.phone, each.outOfHoursPhone] : [each.phone]));
    for (const number of numbers) expect(number).toMatch(/^(?:01632 960\d{3}|07700 900\d{3})$/);
  });
});

describe('looking around', () => {
  test('the page offers each role, with a code that signs in', async () => {
    const { status, body } = await kith.browser().get('/set-up/demonstration');
    expect(status).toBe(200);
    expect(body).toContain('Demonstration: invented people');
    expect(body).toContain(DEMONSTRATION_PASSWORD);
    for (const { offered, email } of Object.values(STAFF)) expect(body.includes(email)).toBe(offered);
    const code = /dele@fernhollow\.example[\s\S]*?<code>(\d{6})<\/code>/.exec(body)?.[1] ?? '';
    const browser = kith.browser();
    await browser.get('/sign-in');
    await browser.post('/sign-in', { email: 'dele@fernhollow.example', password: DEMONSTRATION_PASSWORD });
    await browser.get('/sign-in/code');
    expect(await browser.post('/sign-in/code', { code })).toMatchObject({ status: 303, location: '/' });
    expect((await browser.open('/')).body).toContain('Dele Okafor<');
  });

  test.each([
    ['Dele', '/home'],
    ['Mei', '/home'],
    ['Amira', '/home'],
    ['Marcus', '/home'],
    ['Helen', '/home'],
    ['Priya', '/notices'],
    ['Callum', '/notices'],
  ])('%s signs in by a button and lands at %s', async (givenName, first) => {
    const browser = await signedInAs(givenName);
    expect(await browser.get('/')).toMatchObject({ status: 303, location: first });
    expect((await browser.open('/')).status).toBe(200);
    expect((await browser.open('/children')).status).toBe(200);
  });

  test('a worker sees the children of their own home, and none of the other', async () => {
    const own = childrenIn((await (await signedInAs('Dele')).open('/children')).body);
    const others = childrenIn((await (await signedInAs('Gwen')).open('/children')).body);
    expect(own).toHaveLength(4);
    expect(others).toHaveLength(4);
    const dele = await signedInAs('Dele');
    for (const child of own) expect((await dele.get(child)).status).toBe(200);
    for (const child of others) expect((await dele.get(child)).status).toBe(404);
  });

  test('a social worker sees the children allocated to them', async () => {
    const own = childrenIn((await (await signedInAs('Priya')).open('/children')).body);
    expect(own).toHaveLength(
      Object.values(CHILDREN).filter((child) => child.socialWorker === 'priya').length,
    );
  });

  test('the button signs in nobody who is not one of these people', async () => {
    const browser = kith.browser();
    await browser.get('/set-up/demonstration');
    for (const person of ['00000000-0000-4000-8000-000000000001', await personNamed('Tomasz')]) {
      expect((await browser.post('/set-up/demonstration', { person })).status).toBe(404);
    }
    const typed = await givePassword(kith.browser(), 'tomasz@fernhollow.example', DEMONSTRATION_PASSWORD);
    expect(typed.status).toBe(422);
  });
});
