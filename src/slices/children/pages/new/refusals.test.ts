import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import { counted, day, WREN } from '../../../../../test/harness/arrivals.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, addRole } from '../../../../../test/harness/builders.ts';
import { elementsOf, mainForm, textOf } from '../../../../../test/harness/forms.ts';
import { HOSTILE } from '../../../../../test/harness/hostile.ts';
import { addLivedIn, type LivedIn, realShelf } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T10:00:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addLivedIn(kith);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const PATH = '/children/new';

describe('what will not do is shown at its field, and nothing is kept', () => {
  test.each<[string, Fields]>([
    ['given-name', { 'given-name': ' ' }],
    ['family-name', { 'family-name': 'x'.repeat(101) }],
    ['born-day', day('born', ['30', '2', '2012'])],
    ['born-day', day('born', ['', '', ''])],
    ['born-day', day('born', ['22', '11', '2026'])],
    ['born-day', day('born', ['21', '11', '2008'])],
    ['kind', { kind: 'sudden' }],
    ['since-day', day('since', ['22', '11', '2026'])],
    ['since-day', day('since', ['2', '2', '2012'])],
    ['since-day', day('since', ['x', '11', '2026'])],
    ['authority', { authority: '' }],
    ['authority', { authority: randomUUID() }],
    ['authority-name', { 'authority-name': '' }],
    ['authority-phone', { 'authority-phone': '' }],
    ['authority-night', { 'authority-night': 'ask' }],
    ['worker', { worker: randomUUID() }],
    ['worker-given-name', { 'worker-given-name': '' }],
    ['worker-family-name', { 'worker-family-name': '' }],
    ['worker-phone', { 'worker-phone': 'none' }],
    ['worker-email', { 'worker-email': 'bo at fenshire' }],
    ['parent-name', { 'parent-name': '' }],
    ['parent-phone', { 'parent-phone': 'x' }],
    ['parent-responsible', { 'parent-responsible': '' }],
    ['advocate-name', { 'advocate-name': '' }],
    ['advocate-phone', { 'advocate-phone': '1' }],
  ])('%s %o', async (field, wrong) => {
    const before = await counted(kith, home.providerId);
    const manager = await as(home.manager);
    await manager.get(PATH);
    const answer = await manager.post(PATH, { ...WREN, ...wrong });
    const links = elementsOf(answer.body).flatMap((each) =>
      each.attrs.filter(({ name, value }) => name === 'href' && value.startsWith('#') && value !== '#main'),
    );
    expect([answer.status, links.map((each) => each.value)]).toEqual([422, [`#${field}`]]);
    expect(answer.body).toContain(`id="${field}"`);
    expect(await counted(kith, home.providerId)).toEqual(before);
  });

  test('a day short of eighteen years is a child', async () => {
    const manager = await as(home.manager);
    await manager.get(PATH);
    const fields = { ...WREN, ...day('born', ['22', '11', '2008']) };
    expect((await manager.post(PATH, fields)).status).toBe(303);
  });

  test('a social worker of another authority', async () => {
    const manager = await as(home.manager);
    await manager.get(PATH);
    const answer = await manager.post(PATH, { ...WREN, worker: home.socialWorker });
    expect(answer.status).toBe(422);
    expect(textOf(answer.body)).toContain('Dele Ashdown works for another authority');
  });

  test.each(Object.values(HOSTILE))('%j in the boxes: no fault, no markup', async (text) => {
    const manager = await as(home.manager);
    const form = mainForm((await manager.get(PATH)).body, PATH);
    const boxes = (form?.controls ?? []).filter(
      ({ kind, name }) => kind === 'text' && !/-(?:day|month|year)$/.test(name),
    );
    expect(boxes.length).toBe(13);
    const { csrf } = manager;
    for (const some of [boxes, boxes.filter(({ type }) => type === 'text')]) {
      const typed = Object.fromEntries(some.map(({ name }) => [name, text]));
      const answer = await manager.post(PATH, { ...WREN, csrf, submission: randomUUID(), ...typed });
      expect([303, 422]).toContain(answer.status);
      const shown = answer.status === 303 ? await manager.get(answer.location ?? '') : answer;
      expect(elementsOf(shown.body).some((each) => each.tagName === 'kith-probe')).toBe(false);
    }
  });
});

describe('nobody else', () => {
  test('adds a child: the page is not there', async () => {
    for (const other of [home.worker, home.senior, home.responsible, home.socialWorker]) {
      const browser = await as(other);
      expect((await browser.get('/children')).body).not.toContain('/children/new');
      const absent = await browser.get('/children/nobody');
      expect(await browser.get(PATH)).toMatchObject({ status: 404, body: absent.body });
      expect((await browser.post(PATH, { ...WREN, submission: randomUUID() })).status).toBe(404);
    }
    expect((await counted(kith, home.providerId))['child']).toBe(1);
  });

  test('a manager of another home adds none to this one, and meets nobody of its children', async () => {
    const elsewhere = await addHome(kith.db, home.providerId, 'Birch Lodge');
    const theirs = await addPerson(kith.db, home.providerId, {
      role: 'registered-manager',
      homeId: elsewhere,
    });
    const third = await addHome(kith.db, home.providerId, 'Alder End');
    await addRole(kith.db, home.providerId, theirs, { role: 'registered-manager', homeId: third });
    const browser = await as(theirs);
    const page = await browser.get(PATH);
    for (const secret of ['Rowan House', 'Marlshire', 'Dele']) expect(page.body).not.toContain(secret);
    const known = { authority: home.authorityId, worker: home.socialWorker };
    for (const forged of [{ home: home.homeId }, { home: elsewhere, ...known }]) {
      expect((await browser.post(PATH, { ...WREN, ...forged })).status).toBe(422);
    }
    expect((await counted(kith, home.providerId))['child']).toBe(1);
  });
});
