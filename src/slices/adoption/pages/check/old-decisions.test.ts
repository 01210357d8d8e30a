import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EventId } from '#kernel/ids.ts';
import { instant, MINUTE } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import { asSystem } from '../../../../../test/harness/builders.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf, recordAs } from '../../../../../test/harness/lived-in.ts';

/* Losing a computer counts as a measure only where the home says so: then it is owed a record of its own. */

let kith: TestApp;
let home: LivedIn;
let taken: EventId;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-17T17:41:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addLivedIn(kith);
  taken = await record('access.restricted', { what: ['computer'], extent: 'withdrawn', emergency: true });
  kith.clock.pass(MINUTE);
});

const record = (type: string, facts: Record<string, boolean | string | string[]>, about?: EventId) =>
  recordAs(
    kith,
    { providerId: home.providerId, personId: home.worker },
    {
      homeId: home.homeId,
      childId: home.childId,
      occurredAt: instant(kith.clock.now()),
      type,
      about,
      facts,
      details: { words: 'As it was.', safe: 'yes' },
    },
  );
const duties = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx
      .selectFrom('kith.duty')
      .select(['engine_key', 'snapshot', 'closed_as'])
      .where('event_id', '=', taken)
      .orderBy('engine_key')
      .execute(),
  );
const measures = async () =>
  (await duties()).filter(({ snapshot }) =>
    (snapshot as { record: string[] }).record.includes('measure-record'),
  ).length;

/** Everything about the computer is done. */
async function doAll(): Promise<void> {
  await asSystem(kith.db, home.providerId, (tx) =>
    tx
      .updateTable('kith.duty')
      .set({ closed_as: 'done', closed_at: new Date(kith.clock.now()), closed_late: false })
      .where('event_id', '=', taken)
      .execute(),
  );
  kith.clock.pass(MINUTE);
}

async function countAsMeasure(): Promise<string> {
  const manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
  const sent = await sendForm(manager, '/settings/measure-for-other-devices', {
    'set-measure-for-other-devices': 'yes',
    reason: 'A computer matters as much as a phone.',
  });
  const shown = textOf((await manager.get(sent.location ?? '')).body);
  expect((await sendForm(manager, sent.location ?? '', { decision: 'apply' })).status).toBe(303);
  kith.clock.pass(MINUTE);
  return shown;
}

describe('a choice that asks for more', () => {
  test('asks it of what is open', async () => {
    const before = await measures();
    expect(await countAsMeasure()).toMatch(/newly owed|in other words/);
    expect(await measures()).toBeGreaterThan(before);
  });

  test('asks nothing of what was done with, whatever is recorded about it later', async () => {
    await doAll();
    const before = await duties();
    await countAsMeasure();
    expect(await duties()).toEqual(before);
    await record('access.restriction-reviewed', { outcome: 'end', riskReduced: true }, taken);
    expect((await duties()).map(({ engine_key }) => engine_key)).toEqual(
      before.map(({ engine_key }) => engine_key),
    );
  });
});
