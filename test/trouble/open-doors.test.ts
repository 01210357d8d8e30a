import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInContext } from '#app/context.ts';
import { withActor } from '#platform/db/transaction.ts';
import { newSetUpSecret } from '#slices/account/index.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import { OPEN_DOORS } from '../harness/every-page.ts';
import { fieldsOf, mainForm } from '../harness/forms.ts';
import { HOSTILE, markupIn } from '../harness/hostile.ts';
import { realShelf } from '../harness/lived-in.ts';

/* Pages that need nobody signed in, asked by anybody for anything. */

let kith: TestApp;
let key = '';
beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  key = (await withActor(kith.db, signInContext(null), newSetUpSecret)) ?? '';
});
afterAll(() => kith.close());

describe.each(OPEN_DOORS)('%s', (path) => {
  test('every text in every field and in the address: no fault, no markup', async () => {
    for (const [name, text] of Object.entries(HOSTILE)) {
      const browser = kith.browser();
      // Each attempt as somebody else, so that none of them has to wait.
      kith.clock.pass(3_600_000);
      const typed = encodeURIComponent(text);
      for (const query of [`key=${key}`, `next=${typed}&key=${typed}&kept=${typed}&${typed}=${typed}`]) {
        const at = `${path}?${query}`;
        const page = await browser.get(at);
        expect(page.status, `${name} at ${at}`).toBeLessThan(500);
        expect(markupIn(page.body), `${name}`).toEqual([]);
        const form = mainForm(page.body, at);
        // The demonstration is not to be loaded here.
        if (!form || form.action.startsWith('/set-up/demonstration')) continue;
        const fields = form.controls.filter((each) => each.name !== 'csrf').map((each) => each.name);
        const all = await browser.post(
          form.action,
          fieldsOf(form, Object.fromEntries(fields.map((each) => [each, text]))),
        );
        expect(all.status, `${name}`).toBeLessThan(500);
        expect(markupIn(all.body), `${name}`).toEqual([]);
        expect(String(all.location ?? '/'), `${name}`).toMatch(/^\/(?!\/)/);
      }
    }
  });
});

test('there are doors', () => {
  expect(OPEN_DOORS).toEqual(
    expect.arrayContaining(['/sign-in', '/sign-in/code', '/set-up', '/set-up/organisation']),
  );
});
