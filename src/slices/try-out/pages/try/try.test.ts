import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditOf } from '../../../../../test/harness/accounts.ts';
import { type TestApp, testApp } from '../../../../../test/harness/app.ts';
import type { Answer, Browser } from '../../../../../test/harness/browser.ts';
import { fieldsOf, formsOf, mainForm, textOf } from '../../../../../test/harness/forms.ts';
import { HOSTILE, markupIn } from '../../../../../test/harness/hostile.ts';
import { addLivedIn, type LivedIn, realShelf, recordOf } from '../../../../../test/harness/lived-in.ts';

let kith: TestApp;
let home: LivedIn;
let worker: Browser;
beforeAll(async () => {
  kith = await testApp({ now: '2026-11-21T17:40:00Z', shelf: await realShelf() });
  home = await addLivedIn(kith);
  kith.clock.pass(5 * 60_000);
  worker = await as(home.worker);
});
afterAll(() => kith.close());

const as = (personId: LivedIn['worker']) => kith.signInAs({ providerId: home.providerId, personId });

/** Sends the form of an event with some of its fields filled in, as a browser without JavaScript would. */
async function tried(event: string, changed: Record<string, string | readonly string[]>): Promise<Answer> {
  const path = `/try?event=${event}`;
  const form = mainForm((await worker.get(path)).body, path);
  if (!form) throw new Error(`${path} has no form`);
  return worker.post(path, fieldsOf(form, changed));
}

const WHEN = { 'when-day': '20', 'when-month': '11', 'when-year': '2026', 'when-time': '22:30' };
const BORN = { 'born-day': '1', 'born-month': '5', 'born-year': '2012' };
const PHONE = { ...WHEN, ...BORN, 'fact-what': ['phone'], 'fact-extent': 'withdrawn' };

/** What stands in the read-only box for copying. */
const copied = (body: string): string => {
  const box = /<textarea[^>]*id="copy"[\s\S]*?<\/textarea>/.exec(body)?.[0] ?? '';
  return formsOf(`<form>${box}</form>`, '/')[0]?.controls[0]?.sent[0] ?? '';
};

describe('by form', () => {
  test('an event is chosen first; its policies are those that the organisation follows', async () => {
    const start = await worker.get('/try');
    expect(textOf(start.body)).toContain('Somebody asks whether they may');
    expect(start.body).toContain('href="/try?event=access.restricted"');
    expect(start.body).not.toContain('event=duty.done');
    const form = mainForm((await worker.get('/try?event=access.restricted')).body, '/try');
    const packs = form?.controls.find(({ name }) => name === 'pack');
    expect(packs?.sent).toEqual(['correspondence', 'staying-in-touch']);
    const when = form?.controls.find(({ name }) => name === 'when-time');
    expect(when?.sent).toEqual(['17:45']);
  });

  test('duties, gates and why are shown, and what nobody has said is asked for', async () => {
    const answer = await tried('access.restricted', PHONE);
    expect(answer.status).toBe(200);
    const text = textOf(answer.body);
    expect(text).toContain('This was only a try: nothing was recorded.');
    expect(text).toContain('Tell the child’s social worker');
    expect(text).toContain('22:30');
    expect(text).toContain('Limiting access: not allowed as it stands');
    expect(text).toContain('Was this an emergency?');
    expect(text).toMatch(/Why\?.*rule /);
    expect(text).not.toMatch(/\{child\}|\{recipient\}|undefined|\[object/);
  });

  test('nothing is recorded but one line of the audit, without what was tried', async () => {
    const before = await recordOf(kith, home.providerId);
    const lines = (await auditOf(kith, home.providerId)).length;
    await tried('concern.raised', { ...WHEN, 'fact-harms': ['grooming'], 'fact-immediateDanger': 'yes' });
    expect(await recordOf(kith, home.providerId)).toEqual(before);
    const audit = (await auditOf(kith, home.providerId)).slice(lines);
    expect(audit.map(({ event }) => event)).toEqual(['TRY_OPENED', 'POLICY_TRIED']);
    expect(JSON.stringify(audit)).not.toContain('grooming');
  });

  test('what cannot be used is said at its field, and nothing typed is lost', async () => {
    const typed = {
      ...PHONE,
      'when-time': '25:99',
      'born-month': '13',
      'fact-what': [],
      'fact-extent': '',
      'fact-grounds': ['offence'],
      history: '[{',
    };
    const answer = await tried('access.restricted', typed);
    expect(answer.status).toBe(422);
    const text = textOf(answer.body);
    for (const words of [
      'Enter the time when it happened, like 17:30',
      'Enter the date of birth as day, month and year',
      'There is no answer without this: What was restricted?',
      'There is no answer without this: Was it taken away, or reduced?',
      'This is not JSON.',
    ])
      expect(text).toContain(words);
    const again = mainForm(answer.body, '/try');
    const sent = Object.fromEntries((again?.controls ?? []).map((each) => [each.name, each.sent]));
    expect(sent['when-time']).toEqual(['25:99']);
    expect(sent['born-month']).toEqual(['13']);
    expect(sent['fact-grounds']).toEqual(['offence']);
    expect(sent['history']).toEqual(['[{']);
    for (const [, field] of answer.body.matchAll(/href="#([^"]+)">/g))
      if (field !== 'main') expect(answer.body).toContain(`id="${field}"`);
  });

  test('a field that only the engine can judge is named too', async () => {
    const answer = await tried('access.restricted', {
      ...PHONE,
      settings: '{ "close-of-bussiness": "17:00" }',
    });
    expect(answer.status).toBe(422);
    expect(textOf(answer.body)).toContain('did you mean close-of-business?');
    expect(answer.body).toContain('href="#settings"');
    const young = await tried('access.restricted', { ...PHONE, 'born-year': '2027' });
    expect(textOf(young.body)).toContain('2027-05-01 is after the event');
    expect(young.body).toContain('href="#born-day"');
  });

  test('none of these is not the same as not known', async () => {
    const none = await tried('access.restricted', { ...PHONE, 'fact-grounds': ['none-of-these'] });
    expect(JSON.parse(copied(none.body)).event.facts.grounds).toEqual([]);
    const unknown = await tried('access.restricted', PHONE);
    expect(JSON.parse(copied(unknown.body)).event.facts).not.toHaveProperty('grounds');
    const both = await tried('access.restricted', { ...PHONE, 'fact-grounds': ['none-of-these', 'offence'] });
    expect(both.status).toBe(422);
  });

  test('an event that is not known is chosen anew', async () => {
    for (const odd of ['constructor', 'duty.done', 'x'.repeat(2_000)]) {
      const answer = await worker.get(`/try?event=${odd}`);
      expect(answer.status).toBe(200);
      expect(textOf(answer.body)).toContain('Or paste a scenario');
    }
  });

  test.each(Object.keys(HOSTILE))('%s in every box: no fault, no markup', async (what) => {
    const text = HOSTILE[what] ?? '';
    const path = '/try?event=account.proposed';
    const form = mainForm((await worker.get(path)).body, path);
    const all = (form?.controls ?? []).filter(({ name }) => !['csrf', 'submission'].includes(name));
    for (const chosen of [
      all,
      all.filter(({ kind }) => kind === 'text'),
      all.filter(({ name }) => name === 'fact-platform'),
    ]) {
      const fields = { ...WHEN, ...Object.fromEntries(chosen.map(({ name }) => [name, text])) };
      const answer = await tried('account.proposed', fields);
      expect([200, 422]).toContain(answer.status);
      expect(markupIn(answer.body)).toEqual([]);
    }
  });
});

describe('by a scenario that is pasted in', () => {
  const paste = (scenario: string): Promise<Answer> =>
    worker.get('/try').then(() => worker.post('/try', { scenario }));
  const file = readFileSync('scenarios/sit-leap-day-birthday.json', 'utf8');

  test('the same is answered, and what it expects is compared', async () => {
    const answer = await paste(file);
    expect(answer.status).toBe(200);
    const text = textOf(answer.body);
    expect(text).toContain('As expected: 1 of 1');
    expect(text).toContain('gate allow-account');
    expect(JSON.parse(copied(answer.body))).toEqual(JSON.parse(file));
    const spoilt = await paste(file.replace('"block"', '"allow"'));
    expect(textOf(spoilt.body)).toContain('As expected: 0 of 1');
    expect(textOf(spoilt.body)).toContain('decision is "block", not "allow"');
  });

  test('what was copied from the form can be pasted, and gives the same answer', async () => {
    const byForm = await tried('access.restricted', {
      ...PHONE,
      'fact-emergency': 'yes',
      'fact-grounds': ['offence'],
    });
    const pasted = await paste(copied(byForm.body));
    const answerIn = (body: string) => /What would be owed.*What to find out/.exec(textOf(body))?.[0];
    expect(answerIn(pasted.body)).toBeTruthy();
    expect(answerIn(pasted.body)).toBe(answerIn(byForm.body));
  });

  test('it can be opened as a form, with everything in it', async () => {
    const scenario = {
      packs: ['correspondence'],
      settings: { 'close-of-business': '16:30' },
      child: { dateOfBirth: '2012-05-01' },
      history: [
        { type: 'placement.started', occurredAt: '2026-07-01T10:00:00Z', facts: { kind: 'planned' } },
      ],
      event: {
        type: 'communication.proposed',
        occurredAt: '2026-07-02T10:00:00Z',
        facts: { channel: 'video-call', with: { known: true, adult: false }, planned: true },
      },
      now: '2026-07-03T10:00:00Z',
    };
    const result = await paste(JSON.stringify(scenario));
    const open = formsOf(result.body, '/try').find(({ action }) => action.includes('event='));
    if (!open) throw new Error('there is no way to its form');
    const opened = await worker.post(open.action, fieldsOf(open));
    expect(opened.status).toBe(200);
    expect(textOf(opened.body)).not.toContain('What would be owed');
    const form = mainForm(opened.body, open.action);
    if (!form) throw new Error('it has no form');
    const again = await worker.post(open.action, fieldsOf(form));
    expect(JSON.parse(copied(again.body))).toEqual({
      ...scenario,
      event: { ...scenario.event, occurredAt: '2026-07-02T10:00:00.000Z' },
      now: '2026-07-03T10:00:00.000Z',
    });
  });

  test.each([
    ['nothing', '', 'Paste a scenario, or choose above what happened'],
    ['half of it', '{ "packs": [', 'This is not JSON.'],
    ['a list', '[]', 'write an object'],
    ['no event', '{"packs":["staying-in-touch"]}', 'event: missing'],
    ['an unknown policy', '{"packs":["nowhere"],"event":{}}', 'no pack is called "nowhere"'],
    ['far too much', `"${'x'.repeat(100_001)}"`, 'Shorten it to 100000 characters'],
    ['a misspelt fact', file.replace('"minimumAge"', '"minimumAg"'), 'did you mean minimumAge?'],
  ])('%s is refused at its box, and kept', async (_what, scenario, words) => {
    const answer = await paste(scenario);
    expect(answer.status).toBe(422);
    expect(textOf(answer.body)).toContain(words);
    expect(answer.body).toContain('href="#scenario"');
    const box = mainForm(answer.body, '/try')?.controls.find(({ name }) => name === 'scenario');
    expect(box?.sent).toEqual([scenario]);
  });

  test.each(Object.entries(HOSTILE))('%s: no fault, no markup', async (_what, text) => {
    const scenario = JSON.parse(file);
    scenario.event.facts.platform = text;
    scenario.expect.gates.push({ act: text });
    for (const pasted of [text, JSON.stringify(scenario)]) {
      const answer = await paste(pasted);
      expect([200, 422]).toContain(answer.status);
      expect(markupIn(answer.body)).toEqual([]);
    }
  });
});

test('everybody who may sign in may try: it shows nobody’s record', async () => {
  for (const person of [home.worker, home.senior, home.manager, home.responsible, home.socialWorker]) {
    expect((await (await as(person)).get('/try')).status).toBe(200);
  }
  expect((await kith.browser().get('/try')).status).toBe(303);
});
