import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { HOUR, instant, MINUTE } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Browser } from '../harness/browser.ts';
import { addressOf, MOUNTED, partsOf } from '../harness/every-page.ts';
import { fieldsOf, mainForm, sendForm, textOf } from '../harness/forms.ts';
import {
  addLivedIn,
  dutiesOf,
  dutyTo,
  type LivedIn,
  realShelf,
  recordAs,
  recordOf,
} from '../harness/lived-in.ts';
import { plausible } from '../harness/plausible.ts';

let kith: TestApp;
let home: LivedIn;
let path = '';

beforeAll(async () => {
  kith = await testApp({ now: '2026-11-20T17:41:00Z', shelf: await realShelf() });
});
afterAll(() => kith.close());
beforeEach(moveIn);

async function moveIn(): Promise<void> {
  home = await addLivedIn(kith);
  const asks = { action: 'notify', recipient: 'social-worker' };
  path = `/duties/${(await dutyTo(kith, home.providerId, home.restriction, asks)).dutyId}`;
  kith.clock.pass(MINUTE);
}

const as = (personId: PersonId): Promise<Browser> => kith.signInAs({ providerId: home.providerId, personId });
const written = async (type: string) =>
  (await recordOf(kith, home.providerId)).filter((each) => each.type === type);

/** The form of a page as it stands now, ready to be sent later, as if it had lain open. */
async function openForm(browser: Browser, at: string, changed: Record<string, string | readonly string[]>) {
  const form = mainForm((await browser.get(at)).body, at);
  if (!form) throw new Error(`${at} has no form`);
  const fields = fieldsOf(form, changed);
  return () => browser.post(at, fields);
}

const TOLD = { outcome: 'done', how: 'phone', words: 'Told her everything.' };
const SEIZED = {
  safe: 'yes',
  'device-kind': 'tablet',
  'device-description': 'grey tablet',
  device: 'new',
  mode: 'save',
};

describe.each(MOUNTED.filter(({ records }) => records))('$pattern, its button pressed', ({ pattern }) => {
  /** The form filled in and lying open, and a count of everything written. */
  async function readyToSend() {
    const who = pattern.startsWith('/notices') ? home.socialWorker : home.manager;
    const at = addressOf(pattern, partsOf(home, path.slice('/duties/'.length)));
    const browser = await as(who);
    const form = mainForm((await browser.get(at)).body, at) ?? never();
    const fields = plausible(form, pattern, home);
    const count = async () => (await recordOf(kith, home.providerId)).length;
    return { send: () => browser.post(at, fields), count, before: await count() };
  }

  test('twice, one after the other: recorded once, and both lead to the same page', async () => {
    const { send, count, before } = await readyToSend();
    const first = await send();
    const after = await count();
    const second = await send();
    expect(first.status).toBe(303);
    expect(after).toBeGreaterThan(before);
    expect([second.status, second.location]).toEqual([303, first.location]);
    expect(await count()).toBe(after);
  });

  test('three times at once: recorded once, and all lead to the same page', async () => {
    const single = await readyToSend();
    await single.send();
    const written = (await single.count()) - single.before;
    await moveIn();
    const { send, count, before } = await readyToSend();
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map((each) => each.location)).size).toBe(1);
    expect((await count()) - before).toBe(written);
  });
});

describe('the same form sent again', () => {
  test('a new record with a worry, five at once: one event of each, one device, one answer page', async () => {
    const fields = { ...SEIZED, child: home.childId, worry: ['bullying'] };
    const send = await openForm(await as(home.worker), '/record/seized', fields);
    const answers = await Promise.all([send(), send(), send(), send(), send()]);
    expect(answers.map((each) => each.status)).toEqual([303, 303, 303, 303, 303]);
    expect(new Set(answers.map((each) => each.location)).size).toBe(1);
    expect(await written('device.seized')).toHaveLength(2);
    expect(await written('concern.raised')).toHaveLength(1);
    const event = answers[0]?.location?.split('/').at(-1) ?? '';
    const raised = await dutiesOf(kith, home.providerId, event);
    expect(new Set(raised.map((each) => each.dutyId)).size).toBe(raised.length);
    expect(raised.length).toBeGreaterThan(3);
  });

  test('a device given back, twice: it is no longer among those that can be, and yet this is no mistake', async () => {
    const fields = { safe: 'yes', device: home.device, child: home.childId, mode: 'save' };
    const send = await openForm(await as(home.worker), '/record/returned', fields);
    const first = await send();
    const second = await send();
    expect(first.status).toBe(303);
    expect([second.status, second.location]).toEqual([303, first.location]);
    expect(await written('device.returned')).toHaveLength(1);
  });

  test('a correction, twice: it differs from nothing any more, and yet this is no mistake', async () => {
    const at = `/children/${home.childId}/events/${home.restriction}/add`;
    const fields = { kind: 'right', words: 'It was earlier.', 'at-time': '16:00' };
    const send = await openForm(await as(home.worker), at, fields);
    const first = await send();
    const second = await send();
    expect(first.status).toBe(303);
    expect([second.status, second.location]).toEqual([303, first.location]);
    expect(await written('event.corrected')).toHaveLength(1);
  });

  test('another person’s submission key opens nothing of theirs', async () => {
    const worker = await as(home.worker);
    const page = await worker.get(path);
    const form = mainForm(page.body, path);
    const submission = form?.controls.find((each) => each.name === 'submission')?.sent[0] ?? '';
    expect((await worker.post(path, fieldsOf(form ?? never(), TOLD))).status).toBe(303);
    const stranger = await addLivedIn(kith);
    const theirs = await kith.signInAs({ providerId: stranger.providerId, personId: stranger.worker });
    const duty = await dutyTo(kith, stranger.providerId, stranger.restriction, {
      action: 'notify',
      recipient: 'social-worker',
    });
    const sent = await sendForm(theirs, `/duties/${duty.dutyId}`, { ...TOLD, submission });
    expect(sent.status).toBe(303);
    const closed = await dutiesOf(kith, stranger.providerId, stranger.restriction);
    expect(closed.find((each) => each.dutyId === duty.dutyId)?.closedAs).toBe('done');
  });
});

const never = (): never => {
  throw new Error('the page has no form');
};

describe('two people and one duty', () => {
  test('the second sees what the first wrote, keeps their own words, and overwrites nothing', async () => {
    const sendFirst = await openForm(await as(home.worker), path, TOLD);
    const sendSecond = await openForm(await as(home.senior), path, { ...TOLD, words: 'I rang her as well.' });
    expect((await sendFirst()).status).toBe(303);
    const second = await sendSecond();
    expect(second.status).toBe(409);
    const said = textOf(second.body);
    expect(said).toContain('Sam Ashdown closed this');
    expect(said).toContain('Told her everything.');
    expect(fieldsOf(mainForm(second.body, path) ?? never())['words']).toEqual(['I rang her as well.']);
    expect(await written('duty.done')).toHaveLength(1);
  });

  test('at the very same moment: one of them closes it, the other is told by whom and keeps their words', async () => {
    const sends = [
      await openForm(await as(home.worker), path, { ...TOLD, words: 'The worker rang.' }),
      await openForm(await as(home.senior), path, { ...TOLD, words: 'The senior rang.' }),
      await openForm(await as(home.manager), path, { ...TOLD, words: 'The manager rang.' }),
    ];
    const answers = await Promise.all(sends.map((send) => send()));
    expect(answers.map((each) => each.status).toSorted()).toEqual([303, 409, 409]);
    const done = await written('duty.done');
    expect(done).toHaveLength(1);
    const winner = (done[0]?.details as { words: string } | undefined)?.words ?? '';
    for (const late of answers.filter((each) => each.status === 409)) {
      expect(textOf(late.body)).toContain(winner);
      expect(textOf(late.body)).not.toContain('A colleague closed this');
      expect(fieldsOf(mainForm(late.body, path) ?? never())['words']?.[0]).toMatch(/^The \w+ rang\.$/);
    }
  });

  test('a form that lay open while the time of the event was put right is shown again, and can then be sent', async () => {
    const worker = await as(home.worker);
    const send = await openForm(worker, path, TOLD);
    const earlier = kith.clock.now() - HOUR;
    const by = { providerId: home.providerId, personId: home.senior };
    await recordAs(kith, by, {
      type: 'event.corrected',
      homeId: home.homeId,
      childId: home.childId,
      about: home.restriction,
      occurredAt: instant(kith.clock.now()),
      facts: {},
      details: { occurredAt: earlier, words: 'It was an hour earlier.' },
    });
    const stale = await send();
    expect(stale.status).toBe(409);
    expect(textOf(stale.body)).toContain('This duty changed after you opened it');
    const shown = fieldsOf(mainForm(stale.body, path) ?? never());
    expect(shown['words']).toEqual(['Told her everything.']);
    expect(await written('duty.done')).toEqual([]);
    expect((await worker.post(path, shown)).status).toBe(303);
    expect(await written('duty.done')).toHaveLength(1);
  });

  test('an answer to a notice to which something was added is shown again, and can then be sent', async () => {
    const at = `/notices/${home.restriction}`;
    const socialWorker = await as(home.socialWorker);
    const send = await openForm(socialWorker, at, { view: 'objects', words: 'Not like this.' });
    expect((await sendForm(await as(home.worker), path, TOLD)).status).toBe(303);
    const stale = await send();
    expect(stale.status).toBe(409);
    const shown = fieldsOf(mainForm(stale.body, at) ?? never());
    expect(shown['words']).toEqual(['Not like this.']);
    expect(await written('notice.answered')).toEqual([]);
    expect((await socialWorker.post(at, shown)).status).toBe(303);
    expect(await written('notice.answered')).toHaveLength(1);
  });
});

test('a form without a key, or with one that is none, is never acted on', async () => {
  const worker = await as(home.worker);
  for (const submission of ['', 'x', randomUUID().toUpperCase(), `${randomUUID()} `, '__proto__']) {
    const answer = await sendForm(worker, path, { ...TOLD, submission });
    expect([answer.status, submission]).toEqual([403, submission]);
  }
  expect(await written('duty.done')).toEqual([]);
});
