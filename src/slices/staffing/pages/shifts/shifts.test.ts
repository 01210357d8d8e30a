import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import {
  addHome,
  addPerson,
  addSmallHome,
  asSystem,
  type SmallHome,
} from '../../../../../test/harness/builders.ts';
import { fieldsOf, mainForm, textOf } from '../../../../../test/harness/forms.ts';

let kith: TestApp;
let home: SmallHome;
let manager: Browser;
let worker: Browser;
const START = '2026-11-21T07:00:00Z';
beforeAll(async () => {
  kith = await testApp({ now: START });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(START);
  home = await addSmallHome(kith.db);
  [manager, worker] = [await as(home.manager), await as(home.worker)];
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const at = (time: string): void => kith.clock.set(`2026-11-21T${time}:00Z`);
/** Fills in and sends the form of a page, its hidden fields and values as they stand. */
const send = async (browser: Browser, path: string, fields: Fields = {}) => {
  const form = mainForm((await browser.get(path)).body, path);
  if (!form) throw new Error(`${path} has no form`);
  return browser.post(path, fieldsOf(form, fields));
};
const plan = (personId: PersonId, starts = '07:00', ends = '15:00', days = ''): Fields => ({
  person: personId,
  'on-day': '21',
  'on-month': '11',
  'on-year': '2026',
  starts,
  ends,
  days,
});
const moment = (prefix: string, time: string): Fields => ({
  [`${prefix}-day`]: '21',
  [`${prefix}-month`]: '11',
  [`${prefix}-year`]: '2026',
  [`${prefix}-time`]: time,
});
const rota = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx.selectFrom('kith.shift').selectAll().orderBy('starts_at').execute(),
  );
const words = () =>
  asSystem(kith.db, home.providerId, (tx) =>
    tx.selectFrom('kith.shift_word').select(['says', 'at', 'why', 'said_by']).orderBy('seq').execute(),
  );
const shiftOf = async (personId: PersonId): Promise<string> =>
  (await rota()).find((each) => each.person_id === personId)?.shift_id ?? '';
/** What the page answers about staff at a time of this day. */
const asked = async (time: string): Promise<string> => {
  const query = new URLSearchParams(moment('at', time) as Record<string, string>);
  const text = textOf((await (await as(home.manager)).get(`/shifts/on-duty?${query}`)).body);
  return text.slice(text.indexOf('Who was on duty?'), text.indexOf('Visitors in the house'));
};

describe('the rota (ENG-37.1)', () => {
  test('is planned for several days, a night over midnight, and shown for the week', async () => {
    const sent = await send(manager, '/shifts/new', plan(home.worker, '22:00', '07:00', '3'));
    expect([sent.status, sent.location]).toEqual([303, `/shifts?home=${home.homeId}&week=2026-11-21`]);
    expect((await rota()).map((each) => [each.starts_at, each.ends_at])).toEqual(
      [21, 22, 23].map((day) => [
        Date.parse(`2026-11-${day}T22:00:00Z`),
        Date.parse(`2026-11-${day + 1}T07:00:00Z`),
      ]),
    );
    const week = textOf((await manager.get(sent.location ?? '')).body);
    expect(week).toContain('Sam Ashdown22:00 to 07:00Nothing said');
    expect(textOf((await manager.get('/shifts?week=2026-11-23')).body)).toContain(
      'Monday 23 NovemberSam Ashdown',
    );
    const entry = { event: 'SHIFT_PLANNED', outcome: 'done' };
    expect(await auditOf(kith, home.providerId)).toContainEqual(expect.objectContaining(entry));
  });

  test('keeps nobody twice for the same hours, and a button pressed three times once', async () => {
    const path = '/shifts/new';
    const form = mainForm((await manager.get(path)).body, path);
    if (!form) throw new Error('no form');
    const fields = fieldsOf(form, plan(home.worker));
    const answers = await Promise.all([1, 2, 3].map(() => manager.post(path, fields)));
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303]);
    expect(await rota()).toHaveLength(1);
    const clash = await send(manager, path, plan(home.worker, '14:00', '22:00'));
    expect([clash.status, clash.body.includes('href="#starts"')]).toEqual([422, true]);
    expect((await send(manager, path, plan(home.worker, '15:00', '22:00'))).status).toBe(303);
    expect(await rota()).toHaveLength(2);
  });

  test('a turn over the night when the clocks go back has its nine hours on the wall and ten on the watch', async () => {
    const night = { ...plan(home.worker, '22:00', '07:00'), 'on-day': '24', 'on-month': '10' };
    await send(manager, '/shifts/new', night);
    const [shift] = await rota();
    expect((shift?.ends_at ?? 0) - (shift?.starts_at ?? 0)).toBe(10 * HOUR);
  });

  test.each<[string, Fields]>([
    ['person', { person: '' }],
    ['person', { person: randomUUID() }],
    ['on-day', { 'on-day': '31' }],
    ['starts', { starts: '25:00' }],
    ['ends', { ends: '' }],
    ['days', { days: '15' }],
    ['days', { days: '-1' }],
  ])('%s told wrongly: nothing is planned', async (field, fields) => {
    const sent = await send(manager, '/shifts/new', { ...plan(home.worker), ...fields });
    expect([sent.status, sent.body.includes(`href="#${field}"`)]).toEqual([422, true]);
    expect(await rota()).toEqual([]);
  });
});

describe('somebody comes and goes', () => {
  test('on the rota: one press each, pressed twice it is said once', async () => {
    await send(manager, '/shifts/new', plan(home.worker));
    at('06:50');
    const path = '/shifts/mine';
    const form = mainForm((await worker.get(path)).body, path);
    if (!form) throw new Error('no form');
    const fields = fieldsOf(form);
    expect(
      (await Promise.all([worker.post(path, fields), worker.post(path, fields)])).map((each) => each.status),
    ).toEqual([303, 303]);
    expect(textOf((await worker.get('/shifts')).body)).toContain(
      'Sam Ashdown, 07:00 to 15:00Said to have come',
    );
    at('15:20');
    worker = await as(home.worker);
    expect(textOf((await worker.get(path)).body)).toContain('You are on shift');
    expect((await send(worker, path)).status).toBe(303);
    expect(await words()).toEqual([
      { says: 'came', at: Date.parse('2026-11-21T06:50:00Z'), why: null, said_by: home.worker },
      { says: 'left', at: Date.parse('2026-11-21T15:20:00Z'), why: null, said_by: home.worker },
    ]);
    expect(await asked('06:55')).toContain('Sam Ashdown');
    expect(await asked('15:10')).toContain('Said to have come');
    expect(await asked('15:20')).toContain('Nobody is known to have been on duty');
  });

  test('without a rota: until when is asked, and a time gone by is tomorrow’s', async () => {
    at('21:00');
    worker = await as(home.worker);
    const none = await send(worker, '/shifts/mine');
    expect([none.status, none.body.includes('href="#until"')]).toEqual([422, true]);
    expect((await send(worker, '/shifts/mine', { until: '07:30' })).status).toBe(303);
    const [shift] = await rota();
    expect(shift).toMatchObject({ planned: false, ends_at: Date.parse('2026-11-22T07:30:00Z') });
    expect(textOf((await worker.get('/shifts')).body)).toContain('Not on the rotaCame 21:00');
  });

  test('a colleague who is on duty is named as such where duties look for one', async () => {
    await send(manager, '/shifts/new', plan(home.worker));
    kith.clock.pass(MINUTE);
    expect(textOf((await manager.get('/people')).body)).toContain(
      'On shift until Saturday 21 November, 15:00',
    );
    await send(manager, `/shifts/${await shiftOf(home.worker)}`, { what: 'absent', 'absent-why': 'Ill' });
    expect(textOf((await manager.get('/people')).body)).not.toContain('On shift until');
  });
});

describe('what happened is said afterwards', () => {
  beforeEach(async () => {
    await send(manager, '/shifts/new', plan(home.worker));
    at('16:00');
    manager = await as(home.manager);
  });

  test('came late and left early; the plan stays, and so does what was said first', async () => {
    const path = `/shifts/${await shiftOf(home.worker)}`;
    await send(manager, path, { what: 'came', ...moment('came', '08:10'), ...moment('left', '14:00') });
    await send(manager, path, { what: 'came', ...moment('came', '08:15'), ...moment('left', '14:00') });
    expect((await words()).map((each) => each.says)).toEqual(['came', 'left', 'came', 'left']);
    expect(textOf((await manager.get('/shifts')).body)).toContain('07:00 to 15:00Came 08:15, went 14:00');
    expect(await asked('08:12')).toContain('Nobody is known to have been on duty');
    expect(await asked('13:59')).toContain('Sam Ashdown');
    expect(await asked('14:00')).toContain('Nobody is known to have been on duty');
  });

  test('did not come, and somebody stood in', async () => {
    const path = `/shifts/${await shiftOf(home.worker)}`;
    await send(manager, path, { what: 'absent', 'absent-why': 'Ill', cover: home.senior });
    expect(await asked('10:00')).toMatch(/Noor Ashdown.*On the rota; nobody has said that they came/);
    expect(await asked('10:00')).not.toContain('Sam Ashdown');
    const week = textOf((await manager.get('/shifts')).body);
    expect(week).toContain('for Sam Ashdown');
    expect(week).toContain('Did not come: Ill');
  });

  test.each<[string, Fields]>([
    ['what', {}],
    ['absent-why', { what: 'absent' }],
    ['cover', { what: 'absent', 'absent-why': 'Ill', cover: randomUUID() }],
    ['withdrawn-why', { what: 'withdrawn' }],
    ['came-time', { what: 'came', ...moment('came', '17:00') }],
    ['left-day', { what: 'came', ...moment('came', '08:00'), ...moment('left', '07:00') }],
  ])('%s told wrongly: nothing is said', async (field, fields) => {
    const sent = await send(manager, `/shifts/${await shiftOf(home.worker)}`, fields);
    expect([sent.status, sent.body.includes(`href="#${field}"`)]).toEqual([422, true]);
    expect(await words()).toEqual([]);
  });
});

describe('nobody else (ASVS 8.2.1, 8.2.2)', () => {
  test('a worker reads the rota, and neither plans nor speaks for others', async () => {
    await send(manager, '/shifts/new', plan(home.senior));
    const path = `/shifts/${await shiftOf(home.senior)}`;
    expect((await worker.get('/shifts')).status).toBe(200);
    for (const each of ['/shifts/new', path]) {
      expect((await worker.get(each)).status).toBe(404);
      const sent = await worker.post(each, { what: 'absent', 'absent-why': 'x', submission: randomUUID() });
      expect(sent.status).toBe(404);
    }
    expect(await words()).toEqual([]);
  });

  test('another home, and social workers, see none of it', async () => {
    await send(manager, '/shifts/new', plan(home.senior));
    const birch = await addHome(kith.db, home.providerId, 'Birch Lodge');
    const far = await as(
      await addPerson(kith.db, home.providerId, { role: 'registered-manager', homeId: birch }),
    );
    const socialWorker = await as(home.socialWorker);
    for (const path of [
      `/shifts?home=${home.homeId}`,
      `/shifts/on-duty?home=${home.homeId}`,
      `/shifts/${await shiftOf(home.senior)}`,
    ]) {
      for (const browser of [far, socialWorker]) expect((await browser.get(path)).status).toBe(404);
    }
    expect((await far.get('/shifts')).body).not.toContain('Noor');
  });
});
