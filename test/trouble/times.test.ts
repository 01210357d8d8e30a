import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instant } from '#kernel/instant.ts';
import { type TestApp, testApp } from '../harness/app.ts';
import type { Answer, Browser } from '../harness/browser.ts';
import { fieldsOf, mainForm, textOf } from '../harness/forms.ts';
import { addLivedIn, dutyTo, type LivedIn, realShelf, recordOf } from '../harness/lived-in.ts';

/** Before both clock changes of 2026, so that a duty may have been done in either. */
const HAPPENED = '2026-03-28T20:00:00Z';
const NOW = '2026-11-20T17:41:00Z';

let kith: TestApp;
let home: LivedIn;
let worker: Browser;
let path = '';

beforeAll(async () => {
  kith = await testApp({ now: HAPPENED, shelf: await realShelf() });
  home = await addLivedIn(kith);
  const tell = await dutyTo(kith, home.providerId, home.restriction, {
    action: 'notify',
    recipient: 'social-worker',
  });
  path = `/duties/${tell.dutyId}`;
  kith.clock.set(NOW);
  worker = await kith.signInAs({ providerId: home.providerId, personId: home.worker });
});
afterAll(() => kith.close());

/** Says that the duty was done at this London time, on the form as it stands. */
async function doneAt(
  day: string,
  month: string,
  year: string,
  time: string,
  which?: string,
): Promise<Answer> {
  const page = await worker.get(path);
  const form = mainForm(page.body, path);
  if (!form) throw new Error('the duty has no form');
  const at = { 'at-day': day, 'at-month': month, 'at-year': year, 'at-time': time };
  return worker.post(
    path,
    fieldsOf(form, {
      ...at,
      ...(which ? { 'at-which': which } : {}),
      outcome: 'tried',
      how: 'phone',
      words: 'Rang.',
    }),
  );
}

describe('when something was done', () => {
  test.each<[string, [string, string, string, string], string]>([
    ['a minute to come', ['20', '11', '2026', '17:42'], 'Enter a time that has passed: it is'],
    ['a year to come', ['20', '11', '2027', '09:00'], 'Enter a time that has passed'],
    ['before it happened', ['27', '3', '2026', '09:00'], 'Enter a time after what happened'],
    ['before the child was born', ['1', '5', '1999', '09:00'], 'Enter a time after what happened'],
    [
      'the hour that the clocks jump over',
      ['29', '3', '2026', '01:30'],
      'Enter the time as it was before 01:00',
    ],
    ['a day that is none', ['31', '2', '2026', '09:00'], 'Enter a day that this month has: 1 to 28'],
    ['a time that is none', ['20', '11', '2026', '25:00'], 'Enter the time when it was done, like 17:30'],
    ['minus one', ['-1', '11', '2026', '09:00'], 'Enter the day when it was done, in figures'],
    ['a number too big', ['20', '11', '99999999999999999999', '09:00'], 'Enter the year with four figures'],
  ])('%s: nothing is recorded, the words say what to do, what was typed stays', async (_name, at, words) => {
    const before = await recordOf(kith, home.providerId);
    const answer = await doneAt(...at);
    expect(answer.status).toBe(422);
    expect(textOf(answer.body)).toContain(words);
    const kept = fieldsOf(mainForm(answer.body, path) ?? { action: '', method: 'post', controls: [] });
    expect(kept).toMatchObject({
      'at-day': [at[0]],
      'at-year': [at[2]],
      'at-time': [at[3]],
      words: ['Rang.'],
    });
    expect(await recordOf(kith, home.providerId)).toEqual(before);
  });

  test('in the hour that comes twice it asks which, and keeps the one that was chosen', async () => {
    const asked = await doneAt('25', '10', '2026', '01:30');
    expect(asked.status).toBe(422);
    const form = mainForm(asked.body, path);
    expect(form?.controls.find((each) => each.name === 'at-which')?.values).toEqual(['first', 'second']);
    for (const [which, at] of [
      ['first', '2026-10-25T00:30:00Z'],
      ['second', '2026-10-25T01:30:00Z'],
    ] as const) {
      const answer = await doneAt('25', '10', '2026', '01:30', which);
      expect(answer.status).toBe(303);
      const last = (await recordOf(kith, home.providerId)).at(-1);
      expect(last).toMatchObject({ type: 'duty.attempted', occurred_at: instant(Date.parse(at)) });
    }
  });
});
