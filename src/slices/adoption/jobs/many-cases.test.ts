import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contextOf } from '#app/context.ts';
import type { PolicyChangeId } from '#kernel/ids.ts';
import { instant, MINUTE } from '#kernel/instant.ts';
import { withActor } from '#platform/db/transaction.ts';
import { type TestApp, testApp } from '../../../../test/harness/app.ts';
import type { Browser } from '../../../../test/harness/browser.ts';
import { asSystem } from '../../../../test/harness/builders.ts';
import { sendForm, textOf } from '../../../../test/harness/forms.ts';
import {
  actorNow,
  addLivedIn,
  type LivedIn,
  proposeAs,
  realShelf,
} from '../../../../test/harness/lived-in.ts';
import { copyRestriction } from '../../../../test/harness/many-cases.ts';
import { applyChange } from './apply.ts';
import { lookOn } from './look-ahead.ts';

/* More open cases than are looked at while somebody waits. */

const COPIES = 450;
let kith: TestApp;
let home: LivedIn;
let change: PolicyChangeId;
let manager: Browser;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-17T17:41:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set('2026-11-17T17:41:00Z');
  home = await addLivedIn(kith);
  await copyRestriction(kith, home, COPIES);
  kith.clock.pass(MINUTE);
  const by = { providerId: home.providerId, personId: home.manager };
  const proposal = {
    kind: 'setting',
    setting: 'close-of-business',
    value: '16:00',
    was: null,
    clauses: [],
  } as const;
  change = await proposeAs(kith, by, { homeId: home.homeId, proposal, reason: 'It shuts at four.' });
  manager = await kith.signInAs(by);
});

const of = () => ({ providerId: home.providerId, changeId: change, shelf: kith.deps.shelf });
const now = () => instant(kith.clock.now());
const step = () => asSystem(kith.db, home.providerId, (tx) => lookOn(tx, of(), now()));
const stands = () =>
  asSystem(kith.db, home.providerId, async (tx) => {
    const { rows } = await sql<{
      due: string;
      state: string;
      chosen: number;
      effects: number;
      preview: number;
    }>`
      select (select string_agg(at, ' ') from (select distinct to_char(due_at at time zone 'UTC', 'DD HH24:MI') || ' x' ||
          count(*) as at from kith.duty where due_kind = 'working-days' group by due_at) d) as due,
        (select state from kith.policy_change where change_id = ${change}) as state,
        (select count(*)::int from kith.setting_value) as chosen,
        (select count(*)::int from kith.policy_effect) as effects,
        (select count(*)::int from kith.policy_preview where change_id = ${change}) as preview`.execute(tx);
    return rows[0];
  });
const UNTOUCHED = { due: `18 17:00 x${COPIES + 1}`, chosen: 0, effects: 0 };

describe('a look at many cases', () => {
  test('goes on step by step, is seen by how far it is, and ends with everything that would change', async () => {
    expect(await step()).toBe('more');
    const check = `/changes/${change}/check`;
    const { body } = await manager.get(check);
    expect(textOf(body)).toContain(`Looked at 400 of 452 cases`);
    expect(body).toMatch(/<progress id="look" max="452" value="400"/);
    expect(body, 'without JavaScript it shows itself anew').toMatch(
      /<noscript><meta http-equiv="refresh" content="\d+"/,
    );
    expect(await step()).toBe('done');
    expect(await step(), 'once more is nothing more').toBe('done');
    const text = textOf((await manager.get(check)).body);
    expect(text).toContain(`Duties: ${COPIES + 1} due earlier`);
    expect(text).toContain('And 445 more like these.');
    expect(await stands()).toMatchObject({ ...UNTOUCHED, state: 'looked' });
  });

  test('that nobody goes on with is taken up by whoever opens it', async () => {
    const check = `/changes/${change}/check`;
    expect((await manager.get(check)).body).toContain('<progress');
    await expect.poll(async () => (await stands())?.state, { timeout: 20_000 }).toBe('looked');
    expect((await manager.get(check)).body).not.toContain('<progress');
  });

  test('is cancelled half-way: nothing is left of it, and it cannot be applied', async () => {
    await step();
    expect((await stands())?.preview).toBeGreaterThan(300);
    expect((await sendForm(manager, `/changes/${change}/check`, { decision: 'drop' })).status).toBe(303);
    expect(await step()).toBe('done');
    expect(await stands()).toEqual({ ...UNTOUCHED, state: 'cancelled', preview: 0 });
    expect((await manager.post(`/changes/${change}/check`, { decision: 'apply' })).status).toBe(409);
  });

  test('that is not finished cannot be applied', async () => {
    await step();
    await manager.get(`/changes/${change}/check`);
    expect((await manager.post(`/changes/${change}/check`, { decision: 'apply' })).status).toBe(409);
    expect(await stands()).toMatchObject(UNTOUCHED);
  });
});

describe('applied to many cases', () => {
  beforeEach(async () => {
    while ((await step()) === 'more');
  });

  test('all of them change together, with the choice and the log', async () => {
    expect((await sendForm(manager, `/changes/${change}/check`, { decision: 'apply' })).status).toBe(303);
    expect(await stands()).toEqual({
      due: `18 16:00 x${COPIES + 1}`,
      state: 'applied',
      chosen: 1,
      effects: COPIES + 1,
      preview: 0,
    });
  });

  test('where it breaks off, nothing has changed', async () => {
    const actor = await actorNow(kith, home.providerId, home.manager);
    const broken = withActor(kith.db, contextOf(actor), async (tx) => {
      expect(await applyChange(tx, of(), actor.personId, now())).toBe('applied');
      throw new Error('the power went');
    });
    await expect(broken).rejects.toThrow('the power went');
    expect(await stands()).toMatchObject({ ...UNTOUCHED, state: 'looked', preview: COPIES + 1 });
    expect((await sendForm(manager, `/changes/${change}/check`, { decision: 'apply' })).status).toBe(303);
  });
});
