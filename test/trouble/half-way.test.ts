import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Browser } from '../harness/browser.ts';
import { addressOf, MOUNTED, partsOf } from '../harness/every-page.ts';
import { type Form, mainForm, textOf } from '../harness/forms.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf, recordOf } from '../harness/lived-in.ts';
import { plausible } from '../harness/plausible.ts';

/* A session that ends half-way through any form (ASVS 7.3.1): nothing typed is lost, and nobody else ever sees it. */

const TYPED = 'He said: “I’ll wait by the weir” <and> nobody’s to know. É';

let kith: TestApp;
let home: LivedIn;
let dutyId = '';

beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  home = await addLivedIn(kith);
  const asks = { action: 'notify', recipient: 'social-worker' };
  dutyId = (await dutyTo(kith, home.providerId, home.restriction, asks)).dutyId;
  kith.clock.pass(MINUTE);
});

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const writerOf = (pattern: string): PersonId =>
  pattern.startsWith('/notices') ? home.socialWorker : home.manager;
const boxesOf = (form: Form) =>
  form.controls.filter((each) => each.kind === 'text' && !/-(day|month|year|time)$/.test(each.name));

describe.each(MOUNTED.filter(({ records }) => records))('$pattern', ({ pattern }) => {
  const addressFor = () => addressOf(pattern, partsOf(home, dutyId));
  async function openForm(browser: Browser): Promise<Form> {
    const form = mainForm((await browser.get(addressFor())).body, addressFor());
    if (!form) throw new Error(`${pattern} has no form`);
    return form;
  }
  /** What stands in each box of words. */
  const typedIn = (form: Form) => Object.fromEntries(boxesOf(form).map((each) => [each.name, each.sent[0]]));

  test('what was typed is there again for the same person, and can be sent', async () => {
    const before = await as(writerOf(pattern));
    const form = await openForm(before);
    const fields = plausible(form, pattern, home);
    const typed = Object.fromEntries(boxesOf(form).map((each) => [each.name, TYPED]));
    const written = await recordOf(kith, home.providerId);
    kith.clock.pass(10 * MINUTE);
    const sent = await before.post(addressFor(), { ...fields, ...typed });
    expect(sent.status).toBe(303);
    expect(sent.location).toBe(`/sign-in?next=${encodeURIComponent(addressFor())}&kept=yes`);
    expect(sent.body).not.toContain('weir');
    expect(await recordOf(kith, home.providerId)).toEqual(written);

    const after = await as(writerOf(pattern));
    const again = await openForm(after);
    expect(typedIn(again)).toEqual(typed);
    const answer = await after.post(addressFor(), { ...plausible(again, pattern, home), ...typed });
    expect([answer.status, textOf(answer.body)]).toEqual([303, '']);
    expect((await recordOf(kith, home.providerId)).length).toBeGreaterThan(written.length);
    const next = await after.get(addressFor());
    expect(textOf(mainForm(next.body, addressFor()) ? next.body : '')).not.toMatch(/<input[^>]+weir/);
  });

  test('nobody else sees a word of it: not the next person on this tablet, not another form, not before signing in', async () => {
    const before = await as(writerOf(pattern));
    const form = await openForm(before);
    const typed = Object.fromEntries(boxesOf(form).map((each) => [each.name, TYPED]));
    const { csrf } = before;
    kith.clock.pass(HOUR);
    await before.post(addressFor(), { ...plausible(form, pattern, home), ...typed });
    expect((await before.open(addressFor())).body).not.toContain('weir');
    for (const other of [home.worker, home.senior, home.manager, home.responsible, home.socialWorker]) {
      if (other === writerOf(pattern)) continue;
      const theirs = await as(other);
      expect((await theirs.get(addressFor())).body).not.toContain('weir');
      expect((await theirs.get('/home')).body).not.toContain('weir');
    }
    // The form still open in a tab, sent after a colleague signed in on the same tablet.
    const colleague = pattern.startsWith('/notices') ? home.manager : home.senior;
    const next = await as(colleague);
    const stolen = await next.post(addressFor(), { ...plausible(form, pattern, home), ...typed, csrf });
    expect([403, 404]).toContain(stolen.status);
    expect(stolen.body).not.toContain('weir');
    expect(JSON.stringify(kith.logged())).not.toContain('weir');
  });
});
