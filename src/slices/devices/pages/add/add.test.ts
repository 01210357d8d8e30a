import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deviceById, restrictionById } from '#slices/devices/index.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { asSystem } from '../../../../../test/harness/builders.ts';
import { fieldsOf, mainForm, textOf } from '../../../../../test/harness/forms.ts';
import { addLivedIn, type LivedIn, realShelf, recordOf } from '../../../../../test/harness/lived-in.ts';

// Saturday 21 November 2026, 17:40 in London.
const NOW = '2026-11-21T17:40:00Z';

let kith: TestApp;
let home: LivedIn;
let worker: Browser;
beforeAll(async () => {
  kith = await testApp({ now: NOW, shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(async () => {
  kith.clock.set(NOW);
  home = await addLivedIn(kith);
  kith.clock.pass(20 * 60_000);
  worker = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
});

const pathOf = (event: string) => `/children/${home.childId}/events/${event}/add`;
const record = () => recordOf(kith, home.providerId);

async function send(browser: Browser, event: string, changed: Fields) {
  const page = await browser.get(pathOf(event));
  const form = mainForm(page.body, pathOf(event));
  if (!form) throw new Error('the page has no form');
  return browser.post(pathOf(event), fieldsOf(form, changed));
}

const dueOfNotice = async () => {
  const rows = await asSystem(kith.db, home.providerId, (tx) =>
    tx
      .selectFrom('kith.duty')
      .select(['due_at'])
      .where('event_id', '=', home.restriction)
      .where('action', '=', 'notify')
      .where('recipient', '=', 'home-manager')
      .execute(),
  );
  return rows.map((row) => row.due_at);
};

test('something forgotten is a note beside the event', async () => {
  const sent = await send(worker, home.restriction, { kind: 'note', words: 'Her brother rang at six.' });
  expect(sent.status).toBe(303);
  expect((await record()).at(-1)).toMatchObject({
    type: 'event.note-added',
    about_event_id: home.restriction,
    facts: {},
    details: { words: 'Her brother rang at six.' },
  });
  expect(textOf((await worker.get(pathOf(home.restriction))).body)).toContain('Her brother rang at six.');
});

describe('putting something right', () => {
  test('a corrected time moves the clocks, and what was first written stays', async () => {
    expect(await dueOfNotice()).toEqual([Date.parse('2026-11-22T17:40:00Z')]);
    await send(worker, home.restriction, {
      kind: 'right',
      words: 'It was an hour earlier.',
      'at-time': '16:40',
    });
    const [first, , correction] = await record();
    expect(first?.occurred_at).toBe(Date.parse(NOW));
    expect(correction).toMatchObject({
      type: 'event.corrected',
      facts: {},
      details: { occurredAt: Date.parse('2026-11-21T16:40:00Z') },
    });
    expect(await dueOfNotice()).toEqual([Date.parse('2026-11-22T16:40:00Z')]);
    const kept = await asSystem(kith.db, home.providerId, (tx) =>
      restrictionById(tx, home.providerId, home.restriction),
    );
    expect(kept?.since).toBe(Date.parse('2026-11-21T16:40:00Z'));
  });

  test('a corrected time of a device moves its custody', async () => {
    await send(worker, home.seizure, { kind: 'right', words: 'Half an hour earlier.', 'at-time': '17:10' });
    const kept = await asSystem(kith.db, home.providerId, (tx) =>
      deviceById(tx, home.providerId, home.device),
    );
    expect(kept?.since).toBe(Date.parse('2026-11-21T17:10:00Z'));
    const custody = textOf((await worker.get(`/devices/${home.device}`)).body);
    expect(custody).toContain('First written as Saturday 21 November, 17:40, and put right since.');
  });

  test('a corrected answer stands on the restriction', async () => {
    await send(worker, home.restriction, {
      kind: 'right',
      words: 'Only the phone.',
      'fact-what': 'phone',
      'fact-extent': 'reduced',
    });
    expect((await record()).at(-1)?.facts).toEqual({ what: ['phone'], extent: 'reduced' });
    const kept = await asSystem(kith.db, home.providerId, (tx) =>
      restrictionById(tx, home.providerId, home.restriction),
    );
    expect(kept).toMatchObject({ what: ['phone'], extent: 'reduced' });
  });

  test('an answer to a colleague’s correction of the same thing waits until it was seen', async () => {
    const page = await worker.get(pathOf(home.restriction));
    const form = mainForm(page.body, pathOf(home.restriction));
    const senior = await kith.signInAs({ providerId: home.providerId, personId: home.senior });
    await send(senior, home.restriction, { kind: 'right', words: 'Earlier.', 'at-time': '16:00' });
    const late = await worker.post(
      pathOf(home.restriction),
      form ? fieldsOf(form, { kind: 'right', words: 'Later.', 'at-time': '17:00' }) : {},
    );
    expect(late.status).toBe(409);
    expect(late.body).toContain('Later.');
    expect(textOf(late.body)).toContain('Noor Ashdown added to this record after you opened it');
    // A note contradicts nobody, and is taken.
    const noted = await worker.post(
      pathOf(home.restriction),
      form ? fieldsOf(form, { kind: 'note', words: 'Also this.' }) : {},
    );
    expect(noted.status).toBe(303);
  });
});

test.each<[string, Fields, string]>([
  ['nothing chosen', { words: 'Hm.' }, 'Choose what you want to do'],
  ['a note without words', { kind: 'note' }, 'Write what you want to add'],
  [
    'a correction without its reason',
    { kind: 'right', 'at-time': '16:40' },
    'Write what was wrong, and how you know',
  ],
  [
    'a correction that changes nothing',
    { kind: 'right', words: 'Hm.' },
    'Change the time or an answer, or choose to add something',
  ],
  [
    'a correction into the future',
    { kind: 'right', words: 'Hm.', 'at-time': '23:59' },
    'Enter a time that has passed',
  ],
  [
    'a correction to before the birth',
    { kind: 'right', words: 'Hm.', 'at-year': '2001' },
    'Robin was not born then',
  ],
  [
    'nothing left of it',
    { kind: 'right', words: 'Hm.', 'fact-what': 'none' },
    'Tick what was stopped or cut down',
  ],
])('%s is sent back with what to do', async (_, fields, message) => {
  const answer = await send(worker, home.restriction, fields);
  expect(answer.status).toBe(422);
  expect(textOf(answer.body)).toContain(message);
  expect(await record()).toHaveLength(2);
});
