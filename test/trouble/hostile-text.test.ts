import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Browser } from '../harness/browser.ts';
import { asSystem } from '../harness/builders.ts';
import { addressOf, MOUNTED, partsOf } from '../harness/every-page.ts';
import { type Form, mainForm, textOf } from '../harness/forms.ts';
import { asKept, HOSTILE, markupIn } from '../harness/hostile.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf } from '../harness/lived-in.ts';
import { plausible } from '../harness/plausible.ts';

/* Hostile text in every field of every form (ASVS 1.2.1, 1.2.4, 1.3.4): no fault, no markup, kept as it was sent. */

let kith: TestApp;
let home: LivedIn;
let manager: Browser;
let socialWorker: Browser;
let dutyId = '';

beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  home = await addLivedIn(kith);
  dutyId = (await dutyTo(kith, home.providerId, home.restriction, { action: 'notify', recipient: 'social-worker' }))
    .dutyId;
  manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
  socialWorker = await kith.signInAs({ providerId: home.providerId, personId: home.socialWorker });
});
afterAll(() => kith.close());

const readerOf = (pattern: string): Browser => (pattern.startsWith('/notices') ? socialWorker : manager);
const addressFor = (pattern: string): string => addressOf(pattern, partsOf(home, dutyId));

async function openForm(pattern: string): Promise<{ form: Form; send: (fields: Record<string, unknown>) => ReturnType<Browser['post']> }> {
  const path = addressFor(pattern);
  const browser = readerOf(pattern);
  const page = await browser.get(path);
  const form = mainForm(page.body, path);
  if (!form) throw new Error(`${path} (${page.status}) has no form`);
  return {
    form,
    send: (fields) =>
      browser.post(path, { ...plausible(form, pattern, home), submission: randomUUID(), ...fields } as Record<string, string>),
  };
}

/** Everything that the record, the register and the drafts hold, as one text. */
async function kept(): Promise<string> {
  const { rows } = await asSystem(kith.db, home.providerId, (tx) =>
    sql<{ all: string }>`
      select jsonb_agg(x)::text as all from (
        select facts::text || details::text as x from (select * from kith.event order by seq desc limit 4) e
        union all select to_jsonb(description)::text from kith.device) t`.execute(tx),
  );
  return rows[0]?.all ?? '';
}

const FORMS = MOUNTED.filter(({ takesForms }) => takesForms).map(({ pattern }) => pattern);
const isBox = (name: string): boolean => /-(day|month|year|time)$/.test(name);

describe.each(FORMS)('%s', (pattern) => {
  test('can be sent as it is filled in here, so that what follows is not refused for another reason', async () => {
    const { send } = await openForm(pattern);
    const answer = await send({});
    expect([answer.status, textOf(answer.body).slice(0, 600)]).toEqual([303, '']);
  });

  test('every text in every box of words: no fault, no markup, kept as it was sent or shown again as it was sent', async () => {
    const { form } = await openForm(pattern);
    const boxes = form.controls.filter((each) => each.kind === 'text');
    expect(boxes.length).toBeGreaterThan(0);
    for (const [name, text] of Object.entries(HOSTILE)) {
      const { send } = await openForm(pattern);
      for (const box of boxes) {
        const answer = await send({ [box.name]: text });
        expect([303, 422], `${name} in ${box.name}`).toContain(answer.status);
        expect(markupIn(answer.body), `${name} in ${box.name}`).toEqual([]);
        if (isBox(box.name) || asKept(text) === '') continue;
        if (answer.status === 303) {
          const inJson = JSON.stringify(JSON.stringify(asKept(text))).slice(3, -3);
          expect(await kept(), `${name} in ${box.name}`).toContain(inJson);
        } else {
          expect(valueShown(answer.body, pattern, box.name), `${name} in ${box.name}`).toBe(shownAgain(text));
        }
      }
    }
  });

  test('every text in every hidden field and choice: no fault, no markup', async () => {
    const { form } = await openForm(pattern);
    const others = form.controls.filter((each) => each.kind !== 'text' && each.name !== 'csrf');
    for (const [name, text] of Object.entries(HOSTILE)) {
      const { send } = await openForm(pattern);
      for (const control of others) {
        for (const value of [text, [text, text]]) {
          const answer = await send({ [control.name]: value });
          expect([200, 303, 403, 409, 422], `${name} in ${control.name}`).toContain(answer.status);
          expect(markupIn(answer.body), `${name} in ${control.name}`).toEqual([]);
        }
      }
    }
  });

  test('a megabyte in a box is refused in words, and shown again whole', async () => {
    const { form, send } = await openForm(pattern);
    const megabyte = 'é'.repeat(500_000);
    for (const box of form.controls.filter((each) => each.kind === 'text')) {
      const answer = await send({ [box.name]: megabyte });
      expect([422, box.name], box.name).toEqual([answer.status, box.name]);
      expect(valueShown(answer.body, pattern, box.name)?.length, box.name).toBe(megabyte.length);
    }
  });
});

/** A browser itself makes one line of what is typed in a one-line box; Kith gives back what it was sent. */
const shownAgain = (text: string): string =>
  text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\u0000', '\ufffd');

const valueShown = (html: string, pattern: string, name: string): string | undefined =>
  mainForm(html, addressFor(pattern))?.controls.find((each) => each.name === name)?.sent[0];

test('the pages that show what was written have none of it as markup', async () => {
  const read = await manager.get(`/children/${home.childId}`);
  expect(textOf(read.body)).toContain('<kith-probe onkithprobe=1>bold</kith-probe>');
  for (const { pattern } of MOUNTED) {
    const answer = await readerOf(pattern).get(addressFor(pattern));
    expect([pattern, markupIn(answer.body)]).toEqual([pattern, []]);
  }
  expect(markupIn('<a href="javascript:1"><kith-probe onkithprobe=1>')).toHaveLength(3);
});

test.each(Object.entries(HOSTILE))('%s in an address: no fault, no markup', async (_name, text) => {
  for (const { pattern } of MOUNTED) {
    const parts = Object.fromEntries(['child', 'event', 'duty', 'device', 'restriction', 'kind'].map((part) => [part, encodeURIComponent(text)]));
    const browser = readerOf(pattern);
    const queries = ['child', 'home', 'event', 'before', 'show', 'all', 'device', 'next', text]
      .map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(text)}`)
      .join('&');
    for (const address of [addressOf(pattern, parts), `${addressFor(pattern)}?${queries}`]) {
      const answer = await browser.get(address);
      expect(answer.status, address).toBeLessThan(500);
      expect(markupIn(answer.body), address).toEqual([]);
    }
  }
});
