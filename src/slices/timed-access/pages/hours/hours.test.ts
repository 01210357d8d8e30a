import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Fields } from '../../../../../test/harness/browser.ts';
import { asSystem } from '../../../../../test/harness/builders.ts';
import { type EmergencyWorld, emergencyWorld } from '../../../../../test/harness/emergency.ts';
import { fieldsOf, mainForm, sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { realShelf } from '../../../../../test/harness/lived-in.ts';

const NOW = '2026-11-20T22:00:00Z';
const AT = '/emergency-access/hours';
const TWO = { hours: '2', reason: 'The night team can always be reached.' };
let kith: TestApp;
let world: EmergencyWorld;
beforeAll(async () => {
  kith = await testApp({ now: NOW, shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(NOW);
  world = await emergencyWorld(kith);
});
const kept = () =>
  asSystem(kith.db, world.home.providerId, (tx) =>
    tx
      .selectFrom('kith.setting_value')
      .select(['value', 'reason', 'set_by', 'home_id'])
      .where('setting_id', '=', 'emergency-access')
      .orderBy('set_at')
      .execute(),
  );

describe('how long an emergency opening lasts', () => {
  test('is four hours, and as the child’s home chose for openings from then on', async () => {
    const { home, holder } = world;
    const manager = await world.as(home.manager);
    expect(textOf((await manager.get(AT)).body)).toContain('4 hours: Kith’s safe default');
    const sent = await sendForm(manager, AT, TWO);
    expect([sent.status, sent.location]).toEqual([303, `${AT}?home=${home.homeId}`]);
    expect(await kept()).toEqual([
      { value: 'PT2H', reason: TWO.reason, set_by: home.manager, home_id: home.homeId },
    ]);
    expect(textOf((await manager.get(AT)).body)).toContain('2 hours. Morgan Ashdown chose this');
    kith.clock.pass(MINUTE);
    await world.open(await world.as(holder));
    const [row] = await world.rows();
    expect((row?.ends_at ?? 0) - (row?.opened_at ?? 0)).toBe(2 * HOUR);
    await sendForm(manager, AT, { hours: '1', reason: 'Shorter.' });
    expect((await world.rows())[0]?.ends_at).toBe(row?.ends_at);
  });

  test.each<[string, Fields, string]>([
    ['more than half a day', { hours: '13' }, 'Choose from 1 to 12 hours'],
    ['none', { hours: '0' }, 'Choose from 1 to 12 hours'],
    ['no reason', { reason: ' ' }, 'Say why you choose this'],
  ])('%s is sent back with what to do', async (_name, changed, words) => {
    const sent = await sendForm(await world.as(world.home.manager), AT, { ...TWO, ...changed });
    expect(sent.status).toBe(422);
    expect(textOf(sent.body)).toContain(words);
    expect(await kept()).toEqual([]);
  });

  test('pressed twice it is chosen once; of two who choose the second sees what stands', async () => {
    const { home } = world;
    const manager = await world.as(home.manager);
    const responsible = await world.as(home.responsible);
    const at = `${AT}?home=${home.homeId}`;
    const fields = fieldsOf(mainForm((await manager.get(at)).body, at) ?? never(), TWO);
    const theirs = fieldsOf(mainForm((await responsible.get(at)).body, at) ?? never(), {
      hours: '6',
      reason: 'Longer.',
    });
    const answers = await Promise.all([manager.post(at, fields), manager.post(at, fields)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await responsible.post(at, theirs)).status).toBe(409);
    expect((await kept()).map(({ value }) => value)).toEqual(['PT2H']);
  });

  test('staff read it and change nothing; outside the home it is not there', async () => {
    const { home, holder } = world;
    const worker = await world.as(home.worker);
    const page = await worker.get(AT);
    expect(page.status).toBe(200);
    expect(mainForm(page.body, AT)).toBeUndefined();
    expect((await worker.post(AT, { ...TWO, submission: crypto.randomUUID() })).status).toBe(404);
    for (const who of [home.socialWorker, home.visitor])
      expect((await (await world.as(who)).get(AT)).status).toBe(404);
    expect((await (await world.as(holder)).get(`${AT}?home=${home.homeId}`)).status).toBe(404);
    expect(await kept()).toEqual([]);
  });
});

const never = (): never => {
  throw new Error('the page has no form');
};
