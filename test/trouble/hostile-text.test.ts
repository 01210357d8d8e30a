import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Browser } from '../harness/browser.ts';
import { asSystem } from '../harness/builders.ts';
import { addressOf, MOUNTED, partsOf } from '../harness/every-page.ts';
import { type Form, mainForm, textOf } from '../harness/forms.ts';
import { asKept, HOSTILE, MISFITS, markupIn } from '../harness/hostile.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf } from '../harness/lived-in.ts';
import { plausible } from '../harness/plausible.ts';

/* Hostile text in every field of every form (ASVS 1.2.1, 1.2.4, 1.3.3): no fault, no markup, kept as it was sent. */

let kith: TestApp;
let home: LivedIn;
let manager: Browser;
let socialWorker: Browser;
let dutyId = '';

beforeAll(async () => {
  kith = await testApp({ shelf: await realShelf() });
  await moveIn();
});
afterAll(() => kith.close());

/** A home of its own for each form: a matter with hundreds of entries is decided more slowly. */
async function moveIn(): Promise<void> {
  home = await addLivedIn(kith);
  dutyId = (
    await dutyTo(kith, home.providerId, home.restriction, { action: 'notify', recipient: 'social-worker' })
  ).dutyId;
  manager = await kith.signInAs({ providerId: home.providerId, personId: home.manager });
  socialWorker = await kith.signInAs({ providerId: home.providerId, personId: home.socialWorker });
}

const readerOf = (pattern: string): Browser => (pattern.startsWith('/notices') ? socialWorker : manager);
const addressFor = (pattern: string): string => addressOf(pattern, partsOf(home, dutyId));

async function openForm(
  pattern: string,
): Promise<{ form: Form; send: (fields: Record<string, unknown>) => ReturnType<Browser['post']> }> {
  const path = addressFor(pattern);
  const browser = readerOf(pattern);
  const page = await browser.get(path);
  const form = mainForm(page.body, path);
  if (!form) throw new Error(`${path} (${page.status}) has no form`);
  return {
    form,
    send: (fields) =>
      browser.post(path, { ...plausible(form, pattern, home), submission: randomUUID(), ...fields } as Record<
        string,
        string
      >),
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

const FORMS = MOUNTED.filter(({ records }) => records).map(({ pattern }) => pattern);
const isPartOfTime = (name: string): boolean => /-(day|month|year|time)$/.test(name);

describe.each(FORMS)('%s', (pattern) => {
  beforeAll(moveIn);

  test('can be sent as it is filled in here: what follows is not refused for another reason', async () => {
    const { send } = await openForm(pattern);
    const answer = await send({});
    expect([answer.status, textOf(answer.body).slice(0, 600)]).toEqual([303, '']);
  });

  test.each(
    Object.entries(HOSTILE),
  )('%s in every field: no fault, no markup, kept as sent or shown again', async (what, text) => {
    const { form, send } = await openForm(pattern);
    const boxes = form.controls.filter((each) => each.kind === 'text' && !isPartOfTime(each.name));
    const all = (controls: Form['controls']) => Object.fromEntries(controls.map((each) => [each.name, text]));
    const words = await send(all(boxes));
    expect([303, 422]).toContain(words.status);
    expect(markupIn(words.body)).toEqual([]);
    if (words.status === 303 && asKept(text) !== '') {
      const inJson = JSON.stringify(JSON.stringify(asKept(text))).slice(3, -3);
      expect((await kept()).split(inJson).length - 1).toBeGreaterThanOrEqual(boxes.length);
    }
    if (words.status === 422)
      for (const { name } of boxes)
        expect([name, valueShown(words.body, pattern, name)]).toEqual([name, shownAgain(text)]);

    if (!MISFITS.includes(what)) return;
    const hidden = form.controls.filter((each) => each.kind === 'hidden' && each.name !== 'csrf');
    const key = hidden.filter((each) => each.name === 'submission');
    const carried = hidden.filter((each) => each.name !== 'submission');
    const times = form.controls.filter((each) => isPartOfTime(each.name));
    const choices = form.controls.filter((each) => each.kind === 'choice' || each.kind === 'button');
    for (const controls of [times, choices, key, carried].filter((each) => each.length > 0)) {
      const answer = await send(all(controls));
      const where = controls.map((each) => each.name).join();
      expect([200, 303, 403, 409, 422], `${where}`).toContain(answer.status);
      expect(markupIn(answer.body), `${where}`).toEqual([]);
    }
  });

  test('a megabyte in a box is refused in words, and shown again whole', async () => {
    const { form, send } = await openForm(pattern);
    const megabyte = 'é'.repeat(500_000);
    for (const box of form.controls.filter((each) => each.kind === 'text')) {
      const answer = await send({ [box.name]: megabyte });
      // Boxes of a time that this form does not turn on may be left unread.
      if (isPartOfTime(box.name) && answer.status === 303) continue;
      expect([answer.status, box.name]).toEqual([422, box.name]);
      expect(valueShown(answer.body, pattern, box.name)?.length, `${box.name}`).toBe(megabyte.length);
    }
  });
});

/** A browser itself makes one line of what is typed in a one-line box; Kith gives back what it was sent. */
const shownAgain = (text: string): string =>
  text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\u0000', '\ufffd');

const valueShown = (html: string, pattern: string, name: string): string | undefined =>
  mainForm(html, addressFor(pattern))?.controls.find((each) => each.name === name)?.sent[0];

test('the pages that show what was written have none of it as markup', async () => {
  const { send } = await openForm('/duties/:duty');
  expect((await send({ words: HOSTILE['element'] })).status).toBe(303);
  const read = await manager.get(`/children/${home.childId}`);
  expect(textOf(read.body)).toContain('<kith-probe onkithprobe=1>bold</kith-probe>');
  for (const { pattern } of MOUNTED) {
    const answer = await readerOf(pattern).get(addressFor(pattern));
    expect([pattern, markupIn(answer.body)]).toEqual([pattern, []]);
  }
  expect(markupIn('<a href="javascript:1"><kith-probe onkithprobe=1>')).toHaveLength(3);
});

test.each(MISFITS)('%s in an address: no fault, no markup', async (what) => {
  const typed = encodeURIComponent(HOSTILE[what] ?? '');
  const names = Object.keys(partsOf(home, dutyId));
  const parts = Object.fromEntries(names.map((name) => [name, typed]));
  const queries = [
    ...names,
    'home',
    'before',
    'show',
    'all',
    'next',
    'q',
    'group',
    'role',
    'topic',
    'voice',
    typed,
  ]
    .map((name) => `${name}=${typed}`)
    .join('&');
  for (const { pattern } of MOUNTED) {
    const odd = pattern.includes(':') ? [addressOf(pattern, parts)] : [];
    for (const address of [...odd, `${addressFor(pattern)}?${queries}`]) {
      const answer = await readerOf(pattern).get(address);
      expect(answer.status, `${address}`).toBeLessThan(500);
      expect(markupIn(answer.body), `${address}`).toEqual([]);
    }
  }
});
