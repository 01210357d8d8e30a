import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import { counted, WREN } from '../../../../../test/harness/arrivals.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { addHome, addPerson, addRole } from '../../../../../test/harness/builders.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf, recordOf } from '../../../../../test/harness/lived-in.ts';

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

describe('a child is added', () => {
  test('with everybody around them, and can be recorded about at once', async () => {
    const manager = await as(home.manager);
    expect((await manager.get('/children')).body).toContain('href="/children/new"');
    await manager.get(PATH);
    const { status, location = '' } = await manager.post(PATH, WREN);
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/children\/[0-9a-f-]{36}$/)]);
    const childId = location.slice('/children/'.length);
    expect(textOf((await manager.get(location)).body)).toContain('Wren');
    expect(await auditOf(kith, home.providerId)).toContainEqual(
      expect.objectContaining({
        event: 'CHILD_ADDED',
        outcome: 'done',
        person_id: home.manager,
        child_id: childId,
        subject: { child: childId },
      }),
    );
    const worker = await as(home.worker);
    const fields = { safe: 'yes', child: childId, what: 'phone', mode: 'save' };
    const recorded = await sendForm(worker, '/record/stopped', fields);
    expect([recorded.status, textOf(recorded.body).slice(0, 300)]).toEqual([303, '']);
    const told = textOf((await worker.get(recorded.location ?? '')).body);
    expect(told).toContain('Bo Marsh');
    expect(told).toContain('01632 960201');
    expect((await recordOf(kith, home.providerId)).at(-1)?.type).toBe('access.restricted');
  });

  test('of an authority and a social worker that are known: neither is added again', async () => {
    const before = await counted(kith, home.providerId);
    const manager = await as(home.manager);
    expect(textOf((await manager.get(PATH)).body)).toContain('Dele Ashdown, Marlshire');
    const fields = {
      ...WREN,
      authority: home.authorityId,
      worker: home.socialWorker,
      'parent-name': '',
      'parent-phone': '',
      'parent-responsible': '',
      'advocate-name': '',
      'advocate-phone': '',
    };
    const { location = '' } = await manager.post(PATH, fields);
    const after = await counted(kith, home.providerId);
    expect(after).toEqual({ ...before, child: 2, placement: 2, allocation: 2 });
    const social = await as(home.socialWorker);
    expect((await social.get(location)).status).toBe(200);
  });

  test('the button pressed twice, and three times at once: one child, one of everybody', async () => {
    const before = await counted(kith, home.providerId);
    const manager = await as(home.manager);
    await manager.get(PATH);
    const key = { ...WREN, submission: manager.submission, csrf: manager.csrf };
    const answers = await Promise.all([1, 2, 3].map(() => manager.post(PATH, key)));
    const again = await manager.post(PATH, { ...key, authority: 'new', 'authority-name': 'Sedgeshire' });
    expect([...answers, again].map((each) => each.status)).toEqual([303, 303, 303, 303]);
    expect(new Set([...answers, again].map((each) => each.location)).size).toBe(1);
    const more = Object.fromEntries(
      Object.entries(await counted(kith, home.providerId)).map(([k, n]) => [k, n - (before[k] ?? 0)]),
    );
    expect(more).toEqual({
      authority: 1,
      person: 1,
      role_held: 1,
      child: 1,
      placement: 1,
      allocation: 1,
      child_adult: 2,
    });
  });

  test('at the home that is chosen, where somebody manages two', async () => {
    const second = await addHome(kith.db, home.providerId, 'Birch Lodge');
    await addRole(kith.db, home.providerId, home.manager, { role: 'registered-manager', homeId: second });
    const manager = await as(home.manager);
    await manager.get(PATH);
    const without = await manager.post(PATH, WREN);
    expect(without.status).toBe(422);
    expect(without.body).toContain('href="#home"');
    const { location = '' } = await manager.post(PATH, { ...WREN, home: second });
    expect(textOf((await manager.get(location)).body)).toContain('Birch Lodge');
    expect((await (await as(home.worker)).get(location)).status).toBe(404);
  });
});

test('where no child lives yet, the page to record on leads a manager here, and asks others to', async () => {
  const quiet = await addHome(kith.db, home.providerId, 'Quiet House');
  const person = (role: 'registered-manager' | 'support-worker') =>
    addPerson(kith.db, home.providerId, { role, homeId: quiet });
  const manager = await as(await person('registered-manager'));
  expect((await manager.get('/record/stopped')).body).toContain('href="/children/new"');
  const worker = await as(await person('support-worker'));
  const { body } = await worker.get('/record/stopped');
  expect(body).not.toContain('/children/new');
  expect(body).toContain('ask your registered manager to add the children');
});
