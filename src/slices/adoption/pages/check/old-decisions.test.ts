import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { EventId } from '#kernel/ids.ts';
import { instant, MINUTE } from '#kernel/instant.ts';
import { buildPack, dutyRule } from '../../../../../test/engine/build-pack.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import { adoptPack, asSystem } from '../../../../../test/harness/builders.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf, recordAs } from '../../../../../test/harness/lived-in.ts';

/* A policy that owes the school a word about each limit only where the home says so. */
const house = buildPack({
  id: 'house',
  settings: [
    {
      id: 'tell-school',
      title: 'Whether the school is told of a limit',
      type: 'yes-no',
      default: false,
      ask: 'Do you tell the school of a limit?',
      why: 'The policy leaves it open.',
      clauses: ['HSE-4'],
    },
  ],
  rules: [dutyRule('school', 'access.restricted', { to: 'school' }, { when: "settings['tell-school']" })],
});

let kith: TestApp;
let home: LivedIn;
let taken: EventId;
beforeAll(async () => {
  kith = await testApp({
    now: '2026-11-17T17:41:00Z',
    shelf: { packs: [...(await realShelf()).packs, house] },
  });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addLivedIn(kith);
  await adoptPack(kith.db, home.providerId, { id: 'house', version: house.version, from: '2026-01-01' });
  taken = await record('access.restricted', { what: ['computer'], extent: 'withdrawn', emergency: false });
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
      .select('engine_key')
      .where('event_id', '=', taken)
      .orderBy('engine_key')
      .execute(),
  );
const keys = async () => (await duties()).map(({ engine_key }) => engine_key);
const toSchool = async () => (await keys()).filter((key) => key.includes('school')).length;

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

async function tellSchool(): Promise<string> {
  const manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
  const sent = await sendForm(manager, '/settings/tell-school', {
    'set-tell-school': 'yes',
    reason: 'They see the child every day.',
  });
  const shown = textOf((await manager.get(sent.location ?? '')).body);
  expect((await sendForm(manager, sent.location ?? '', { decision: 'apply' })).status).toBe(303);
  kith.clock.pass(MINUTE);
  return shown;
}

describe('a choice that asks for more', () => {
  test('asks it of what is open', async () => {
    expect(await toSchool()).toBe(0);
    // Of the computer, and of the access that was stopped before it.
    expect(await tellSchool()).toContain('Duties: 2 newly owed');
    expect(await toSchool()).toBe(1);
  });

  test('asks nothing of what was done with, whatever is recorded about it later', async () => {
    await doAll();
    const before = await keys();
    await tellSchool();
    expect(await keys()).toEqual(before);
    await record('access.restriction-reviewed', { outcome: 'continue', riskReduced: false }, taken);
    expect(await keys()).toEqual(before);
  });
});
