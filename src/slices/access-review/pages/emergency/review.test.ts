import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser } from '../../../../../test/harness/browser.ts';
import { asSystem } from '../../../../../test/harness/builders.ts';
import { type EmergencyWorld, emergencyWorld } from '../../../../../test/harness/emergency.ts';
import { sendForm, textOf } from '../../../../../test/harness/forms.ts';
import { realShelf } from '../../../../../test/harness/lived-in.ts';

// Friday 20 November 2026, 22:00 in London: the next working day is Monday.
const NOW = '2026-11-20T22:00:00Z';
let kith: TestApp;
let world: EmergencyWorld;
let browser: Browser;
beforeAll(async () => {
  kith = await testApp({ now: NOW, shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(NOW);
  world = await emergencyWorld(kith);
  browser = await world.as(world.holder);
});

describe('looked at afterwards by somebody else', () => {
  const review = async (who: PersonId, fields: object) => {
    const [row] = await world.rows();
    const at = `/reviews/emergency/${row?.access_id}`;
    return sendForm(await world.as(who), at, { ...fields });
  };
  test('within a working day: overdue after it, settled once, seen by whoever opened it', async () => {
    const { home, holder, as, open, rows } = world;
    await open(browser);
    await browser.get(`/children/${home.childId}`);
    const [row] = await rows();
    expect(row?.review_due_at).toBe(Date.parse('2026-11-23T17:00:00Z'));
    kith.clock.set('2026-11-23T18:00:00Z');
    const queue = textOf((await (await as(home.manager)).get('/reviews')).body);
    expect(queue).toMatch(/Toni Ashdown opened Robin E’s record in an emergency.*Overdue by 1 hour/);
    const empty = await review(home.manager, { finding: [], words: '' });
    expect(textOf(empty.body)).toContain('Say whether it was needed');
    const sent = await review(home.manager, { finding: 'needed', words: 'Rang the police with her.' });
    expect(sent.status).toBe(303);
    const page = textOf((await (await as(holder)).get(`/reviews/emergency/${row?.access_id}`)).body);
    expect(page).toContain('It was needed');
    expect(page).toContain('after its time');
    const managers = await (await as(home.manager)).get(`/reviews/emergency/${row?.access_id}`);
    expect(textOf(managers.body)).toContain('One page');
    expect(page).not.toContain('Looked at');
    await expect(
      asSystem(kith.db, home.providerId, (tx) =>
        tx
          .updateTable('kith.emergency_access')
          .set({ finding: 'not-needed' })
          .where('person_id', '=', holder)
          .execute(),
      ),
    ).rejects.toThrow(/KT002/);
  });

  test('its holder sees it and cannot; a colleague, a manager of elsewhere and a social worker do not see it', async () => {
    const { home, holder, as, open, rows } = world;
    await open(browser);
    const [row] = await rows();
    const at = `/reviews/emergency/${row?.access_id}`;
    const own = await as(holder);
    expect((await own.get(at)).status).toBe(200);
    expect(
      (await own.post(at, { finding: 'needed', words: 'x', submission: crypto.randomUUID() })).status,
    ).toBe(404);
    for (const other of [home.worker, home.senior, home.socialWorker])
      expect([other, (await (await as(other)).get(at)).status]).toEqual([other, 404]);
    expect((await rows())[0]?.reviewed_at).toBeNull();
  });
});
