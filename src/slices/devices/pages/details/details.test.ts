import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deviceById, restrictionById } from '#slices/devices/index.ts';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Browser, Fields } from '../../../../../test/harness/browser.ts';
import { asSystem } from '../../../../../test/harness/builders.ts';
import { fieldsOf, mainForm, textOf } from '../../../../../test/harness/forms.ts';
import {
  addLivedIn,
  dutiesOf,
  type LivedIn,
  realShelf,
  recordOf,
} from '../../../../../test/harness/lived-in.ts';

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
  kith.clock.pass(10 * 60_000);
  worker = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
});

const pathOf = (event: string) => `/children/${home.childId}/events/${event}/details`;
const record = () => recordOf(kith, home.providerId);

/** Opens the page, fills some fields and sends what a browser would. */
async function send(browser: Browser, event: string, changed: Fields) {
  const page = await browser.get(pathOf(event));
  const form = mainForm(page.body, pathOf(event));
  if (!form) throw new Error('the page has no form');
  return browser.post(pathOf(event), fieldsOf(form, changed));
}

test('asks only what the adopted policies turn on and nobody has said', async () => {
  const text = textOf((await worker.get(pathOf(home.restriction))).body);
  expect(text).toContain('Did Robin agree?');
  expect(text).toContain('Does it stop Robin reaching somebody they always may reach?');
  expect(text).not.toContain('Did the placing authority agree first?');
  // Said in the first minute: shown as known, with a way to put it right, and not asked.
  const form = mainForm((await worker.get(pathOf(home.restriction))).body, pathOf(home.restriction));
  expect(form?.controls.map((control) => control.name)).not.toContain('fact-emergency');
  expect(text).toContain('Was it an emergency?Yes');
});

test('never asks what was found on a device, and has nowhere to put a picture', async () => {
  const page = await worker.get(pathOf(home.seizure));
  expect(page.body).not.toContain('type="file"');
  expect(textOf(page.body)).not.toMatch(/what (was|is) (found )?on it/i);
  expect(textOf(page.body)).toContain('Do not open it, and do not look through it.');
});

describe('what is added', () => {
  test('joins the event, changes what is owed, and leaves the first writing as it was', async () => {
    const before = await dutiesOf(kith, home.providerId, home.restriction);
    const ratify = before.find((duty) => duty.action === 'agree' && duty.recipient === 'home-manager');
    expect(ratify?.closedAs).toBeNull();
    const sent = await send(worker, home.restriction, { 'fact-agreedWithChild': 'yes' });
    expect(sent.status).toBe(303);
    expect(sent.location).toBe(`/children/${home.childId}/events/${home.restriction}`);
    const [first, , added] = await record();
    expect(first?.facts).not.toHaveProperty('agreedWithChild');
    expect(added).toMatchObject({
      type: 'event.details-added',
      about_event_id: home.restriction,
      facts: { agreedWithChild: true },
    });
    const after = await dutiesOf(kith, home.providerId, home.restriction);
    expect(after.find((duty) => duty.dutyId === ratify?.dutyId)?.closedAs).toBe('ended');
    const last = (await auditOf(kith, home.providerId)).findLast((entry) => entry.outcome === 'done');
    expect(last).toMatchObject({ event: 'EVENT_ADDED_TO', child_id: home.childId });
  });

  test('an end and a next look stand on the restriction', async () => {
    const ends = { 'endsAt-day': '28', 'endsAt-month': '11', 'endsAt-year': '2026', 'endsAt-time': '09:00' };
    const look = {
      'reviewAt-day': '23',
      'reviewAt-month': '11',
      'reviewAt-year': '2026',
      'reviewAt-time': '18:00',
    };
    await send(worker, home.restriction, { ...ends, ...look, childSaid: 'It is not fair.' });
    const kept = await asSystem(kith.db, home.providerId, (tx) =>
      restrictionById(tx, home.providerId, home.restriction),
    );
    expect(kept).toMatchObject({
      endsAt: Date.parse('2026-11-28T09:00:00Z'),
      reviewAt: Date.parse('2026-11-23T18:00:00Z'),
    });
    const text = textOf((await worker.get(pathOf(home.restriction))).body);
    expect(text).toContain('It is not fair.');
    expect(text).toContain('Now: Saturday 28 November, 09:00. Leave this empty to keep it.');
  });

  test('seal and place stand in the register', async () => {
    await send(worker, home.seizure, { seal: '004417', keptAt: 'safe 1', switchedOff: 'off' });
    const kept = await asSystem(kith.db, home.providerId, (tx) =>
      deviceById(tx, home.providerId, home.device),
    );
    expect(kept).toMatchObject({ state: 'held', seal: '004417', keptAt: 'safe 1' });
  });

  test('nobody knows yet leaves the question open', async () => {
    const sent = await send(worker, home.restriction, {
      'fact-agreedWithChild': 'not-known',
      words: 'He was asleep.',
    });
    expect(sent.status).toBe(303);
    expect((await record()).at(-1)).toMatchObject({ facts: {}, details: { words: 'He was asleep.' } });
    expect(textOf((await worker.get(pathOf(home.restriction))).body)).toContain('Did Robin agree?');
  });

  test('a second press adds nothing more', async () => {
    const page = await worker.get(pathOf(home.seizure));
    const form = mainForm(page.body, pathOf(home.seizure));
    const fields = form ? fieldsOf(form, { words: 'Once.' }) : {};
    const first = await worker.post(pathOf(home.seizure), fields);
    const again = await worker.post(pathOf(home.seizure), fields);
    expect(first.status).toBe(303);
    // The first press moved the story on: the second is either the same event or told that it was overtaken.
    expect([303, 409]).toContain(again.status);
    expect((await record()).filter((event) => event.type === 'event.details-added')).toHaveLength(1);
  });
});

describe('what cannot be read', () => {
  test.each<[string, Fields, string]>([
    ['an empty form', {}, 'Answer one of the questions, or go back'],
    [
      'an end that has passed',
      { 'endsAt-day': '20', 'endsAt-month': '11', 'endsAt-year': '2026', 'endsAt-time': '09:00' },
      'Enter a time to come',
    ],
    ['half an end', { 'endsAt-day': '28' }, 'Enter the month as a number from 1 to 12'],
    ['too many words', { words: 'y'.repeat(10_001) }, 'Shorten this to 10,000 characters: it has 10,001'],
    ['a long name', { whoElse: 'y'.repeat(201) }, 'Shorten this to 200 characters: it has 201'],
  ])('%s', async (_, fields, message) => {
    const answer = await send(worker, home.restriction, {
      childSaid: 'I want it back',
      ...fields,
      ...(message.startsWith('Answer') ? { childSaid: '' } : {}),
    });
    expect(answer.status).toBe(422);
    expect(textOf(answer.body)).toContain(message);
    if (!message.startsWith('Answer')) expect(answer.body).toContain('I want it back');
  });

  test('another child’s event, a forged one, and a reader from outside are not there', async () => {
    const other = await addLivedIn(kith);
    expect((await worker.get(`/children/${home.childId}/events/${other.restriction}/details`)).status).toBe(
      404,
    );
    expect((await worker.get(`/children/${home.childId}/events/not-an-id/details`)).status).toBe(404);
    const socialWorker = await kith.signInAs({ providerId: home.providerId, personId: home.socialWorker });
    expect((await socialWorker.get(pathOf(home.restriction))).status).toBe(404);
  });
});

describe('two people at once', () => {
  test('the second is told, keeps what they typed, and can send it again', async () => {
    const senior = await kith.signInAs({ providerId: home.providerId, personId: home.senior });
    const page = await worker.get(pathOf(home.restriction));
    const form = mainForm(page.body, pathOf(home.restriction));
    const fields = form ? fieldsOf(form, { 'fact-agreedWithChild': 'no', words: 'Mine.' }) : {};
    await send(senior, home.restriction, { 'fact-agreedWithChild': 'yes', words: 'Theirs.' });
    const late = await worker.post(pathOf(home.restriction), fields);
    expect(late.status).toBe(409);
    const text = textOf(late.body);
    expect(text).toContain('Noor Ashdown added to this record after you opened it');
    expect(text).toContain('A colleague has answered: Yes.');
    expect(late.body).toContain('Mine.');
    expect((await record()).filter((event) => event.type === 'event.details-added')).toHaveLength(1);
    const shown = mainForm(late.body, pathOf(home.restriction));
    const again = await worker.post(pathOf(home.restriction), shown ? fieldsOf(shown) : {});
    expect(again.status).toBe(303);
    expect((await record()).at(-1)).toMatchObject({
      facts: { agreedWithChild: false },
      details: { words: 'Mine.' },
    });
  });
});
