import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventId, Id, PersonId, PolicyChangeId } from '#kernel/ids.ts';
import { instant, MINUTE } from '#kernel/instant.ts';
import { NO_SEAL } from '#kernel/seal.ts';
import { lookOn } from '#slices/adoption/jobs/look-ahead.ts';
import { previewDigest } from '#slices/adoption/store/effects.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import { asSystem } from '../harness/builders.ts';
import { twinDatabases } from '../harness/database.ts';
import { sendForm } from '../harness/forms.ts';
import { proposeAs, realShelf } from '../harness/lived-in.ts';
import { copyRestriction } from '../harness/many-cases.ts';
import { type Asked, askEverything, differences } from './answers.ts';
import { addWing, raiseConcern, type Wing } from './wing.ts';

/*
 * A home changes when its working day ends. Two databases that were one to the byte, and in one of them concerns about
 * the manager whose change it is: their duties follow the change like any other, and the manager learns nothing of them.
 */

let wing: Wing;
let quiet: TestApp;
let sealed: TestApp;
let close: () => Promise<void>;
/** The same in both. */
let change: PolicyChangeId;
let check: string;
/** One concern among the cases that are looked at first, one that is recorded between the look and the change. */
const concerns: EventId[] = [];

/** More than one step looks at. */
const COPIES = 420;
const NOW = '2026-11-17T17:41:00Z';

beforeAll(async () => {
  const shelf = await realShelf();
  const twins = await twinDatabases(async (database) => {
    const kith = await testApp({ shelf, database, now: NOW });
    wing = await addWing(kith);
    await kith.close();
  });
  [quiet, sealed] = [
    await testApp({ shelf, database: twins[0], now: NOW }),
    await testApp({ shelf, database: twins[1], now: NOW }),
  ];
  close = async () => {
    await Promise.all([quiet.close(), sealed.close()]);
    await Promise.all(twins.map((each) => each.close()));
  };
  concerns.push(await raiseConcern(sealed, wing, wing.manager));
  const submission = randomUUID() as Id<'submission'>;
  const proposal = {
    kind: 'setting',
    setting: 'close-of-business',
    value: '16:00',
    was: null,
    clauses: [],
  } as const;
  const by = { providerId: wing.providerId, personId: wing.manager };
  const wanted = { homeId: wing.homeId, proposal, reason: 'It shuts at four.', submission };
  for (const kith of [quiet, sealed]) {
    await copyRestriction(kith, wing, COPIES);
    kith.clock.pass(MINUTE);
    change = await proposeAs(kith, by, wanted);
  }
  check = `/changes/${change}/check`;
});
afterAll(() => close());

const look = (kith: TestApp) =>
  asSystem(kith.db, wing.providerId, (tx) => {
    const of = { providerId: wing.providerId, changeId: change, shelf: kith.deps.shelf };
    return lookOn(tx, of, instant(kith.clock.now()));
  });

/** Every page on which something of a change or of duties is told. */
async function pagesOf(kith: TestApp, personId: PersonId): Promise<Asked> {
  const browser = await kith.signInAs({ providerId: wing.providerId, personId });
  const { homeId, childId } = wing;
  return askEverything(browser, [
    check,
    `/changes/${change}`,
    '/changes',
    '/settings',
    '/settings/close-of-business',
    '/policies',
    `/home?home=${homeId}`,
    '/home/month',
    `/children/${childId}`,
  ]);
}

async function differing(who: 'manager' | 'responsible'): Promise<readonly string[]> {
  const [without, withThem] = [await pagesOf(quiet, wing[who]), await pagesOf(sealed, wing[who])];
  expect(without.get(check)).toMatch(/^200/);
  return differences(without, withThem);
}

/** What is written of the change itself, with what was found in a word. */
const written = (kith: TestApp) =>
  asSystem(kith.db, wing.providerId, async (tx) => {
    const row = await tx
      .selectFrom('kith.policy_change')
      .select(['state', 'cases', 'cases_done', 'effects'])
      .where('change_id', '=', change)
      .executeTakeFirstOrThrow();
    return { ...row, digest: await previewDigest(tx, wing.providerId, change) };
  });

/** When the concerns’ duties that are counted in working days are due. */
const sealedDue = () =>
  asSystem(sealed.db, wing.providerId, async (tx) => {
    const rows = await tx
      .selectFrom('kith.duty')
      .select(['recipient', 'due_at', 'closed_at'])
      .where('event_id', 'in', concerns)
      .where('due_kind', '=', 'working-days')
      .execute();
    return rows.map((row) => [row.recipient, new Date(row.due_at ?? 0).toISOString(), row.closed_at]);
  });

describe('a change of what a sealed case is decided by', () => {
  test('ASVS 8.4.1: half-way through the look, its pages and numbers are the same', async () => {
    expect([await look(quiet), await look(sealed)]).toEqual(['more', 'more']);
    const half = await written(quiet);
    expect(half).toMatchObject({ state: 'looking', cases_done: 400 });
    expect(await written(sealed)).toEqual(half);
    expect(await differing('manager')).toEqual([]);
    expect(await differing('responsible')).toContain(`/home?home=${wing.homeId}`);
  });

  test('ASVS 8.4.1: and once all is looked at', async () => {
    expect([await look(quiet), await look(sealed)]).toEqual(['done', 'done']);
    const whole = await written(quiet);
    expect(whole).toMatchObject({ state: 'looked' });
    expect(whole.cases).toBeGreaterThan(COPIES);
    expect(whole.effects).toBeGreaterThan(COPIES);
    expect(await written(sealed)).toEqual(whole);
    expect(await differing('manager')).toEqual([]);
    expect(await differing('responsible')).toContain(check);
  });

  test('applied, though one more was recorded meanwhile: both follow it, and the answers are the same', async () => {
    concerns.push(await raiseConcern(sealed, wing, wing.manager));
    const before = ['lado', '2026-11-18T17:00:00.000Z', null];
    expect(await sealedDue()).toEqual([before, before]);
    for (const kith of [quiet, sealed]) {
      const manager = await kith.signInAs({ providerId: wing.providerId, personId: wing.manager });
      const sent = await sendForm(manager, check, { decision: 'apply' });
      expect([sent.status, sent.location]).toEqual([303, `/changes/${change}`]);
    }
    const after = ['lado', '2026-11-18T16:00:00.000Z', null];
    expect(await sealedDue()).toEqual([after, after]);
    const done = await written(quiet);
    expect(done).toMatchObject({ state: 'applied' });
    expect(await written(sealed)).toEqual(done);
    expect(await differing('manager')).toEqual([]);
    expect(await differing('responsible')).toContain(`/changes/${change}`);
  });

  test('what became of them is written down under their seals, for their readers', async () => {
    const kept = (kith: TestApp) =>
      asSystem(kith.db, wing.providerId, (tx) =>
        tx.selectFrom('kith.policy_effect').select(['event_id', 'effect', 'seal_id']).execute(),
      );
    const [without, withThem] = [await kept(quiet), await kept(sealed)];
    const theirs = withThem.filter((row) => row.seal_id !== NO_SEAL);
    expect(theirs.map((row) => row.event_id).toSorted()).toEqual(concerns.toSorted());
    expect(theirs.every((row) => row.effect === 'earlier')).toBe(true);
    expect(withThem.length - theirs.length).toBe(without.length);
  });
});
