import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runKith } from './run-kith.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const taken = {
  type: 'access.restricted',
  occurredAt: '2026-08-30T14:10:00Z',
  facts: {
    what: ['device', 'internet'],
    extent: 'withdrawn',
    emergency: true,
    grounds: ['significant-harm'],
  },
};
const scenario = {
  packs: ['staying-in-touch', 'correspondence'],
  child: { dateOfBirth: '2011-09-14' },
  event: taken,
};

/** Runs explain on a scenario written to a file. */
function explain(value: unknown, ...more: string[]) {
  const file = join(folder, 'scenario.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return runKith(['explain', file, ...more]);
}

describe('kith explain', () => {
  test('answers in JSON, every moment in UTC with milliseconds', async () => {
    const { code, out, error } = await explain(scenario);
    expect([code, error]).toEqual([0, '']);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['duties', 'gates', 'prompts', 'asks', 'warnings']);
    expect(answer.duties).toContainEqual(
      expect.objectContaining({
        action: 'notify',
        to: ['social-worker'],
        subject: 'access.restricted',
        due: { kind: 'elapsed', at: '2026-08-31T14:10:00.000Z', text: 'within 24 hours' },
        clauses: expect.arrayContaining(['SIT-4.16', 'CCS-2.2.9']),
        differs: expect.arrayContaining([
          expect.objectContaining({ about: 'due', applies: 'staying-in-touch' }),
        ]),
        raisedBy: 'event',
      }),
    );
    expect(answer.gates[0]).toMatchObject({ act: 'restrict-access' });
  });

  test('answers for people', async () => {
    const { code, out } = await explain(scenario, '--text');
    expect(code).toBe(0);
    expect(out).toContain('WHAT IS OWED');
    expect(out).toContain('Monday 31 August 2026, 15:10');
    expect(out).not.toMatch(/\{child\}|\{recipient\}/);
  });

  test('a moment may carry its offset, and the expectations of a scenario are left alone', async () => {
    const offset = {
      ...scenario,
      name: 'x',
      note: 'y',
      expect: {},
      event: { ...taken, occurredAt: '2026-08-30T15:10+01:00' },
    };
    expect((await explain(offset)).out).toBe((await explain(scenario)).out);
  });

  const changed = (path: string, value: unknown) => {
    const copy = JSON.parse(JSON.stringify({ ...scenario, settings: {}, history: [taken] }));
    const steps = path.split('.');
    let at = copy;
    for (const step of steps.slice(0, -1)) at = at[step];
    if (value === undefined) delete at[steps.at(-1) ?? ''];
    else at[steps.at(-1) ?? ''] = value;
    return copy;
  };

  test.each<[string, unknown, string | RegExp]>([
    ['event.facts.extent', 'removed', 'event.facts.extent: write withdrawn or reduced, not "removed"'],
    ['event.facts.extent', undefined, 'event.facts.extent: missing; access.restricted needs it'],
    ['event.facts.extent', null, 'event.facts.extent: missing; access.restricted needs it'],
    ['event.facts.emergency', 'yes', 'event.facts.emergency: write true or false, not "yes"'],
    [
      'event.facts.emergncy',
      true,
      'event.facts.emergncy: access.restricted has no such fact; did you mean emergency?',
    ],
    [
      'event.facts.constructor',
      1,
      /^event\.facts\.constructor: access\.restricted has no such fact; it has what, extent/,
    ],
    [
      'event.facts.what',
      ['phone', 'fone'],
      /^event\.facts\.what\[1\]: write phone, .* or contact, not "fone"$/,
    ],
    ['event.facts.what', 'phone', /^event\.facts\.what: write a list of phone/],
    ['event.facts.what', [], 'event.facts.what: name at least one'],
    ['event.facts', 'none', /^event\.facts: write facts by name/],
    [
      'event.type',
      'access.restrictd',
      'event.type: no event is called "access.restrictd"; did you mean access.restricted?',
    ],
    ['event.type', undefined, /^event\.type: missing/],
    ['event.type', 'toString', /^event\.type: no event is called "toString"/],
    [
      'event.occurredAt',
      '2026-02-30T10:00:00Z',
      /^event\.occurredAt: write a moment as .*, not "2026-02-30T10:00:00Z"$/,
    ],
    [
      'event.occurredAt',
      '2026-08-30T14:10:00',
      'event.occurredAt: say which clock, with Z or +01:00 at its end, not "2026-08-30T14:10:00"',
    ],
    ['event.occurredAt', '2026-08-30T25:10:00Z', /^event\.occurredAt: there is no such time/],
    ['event.occurredAt', 5, /^event\.occurredAt: write a moment/],
    ['event.occurredAt', undefined, /^event\.occurredAt: missing/],
    ['event.ocurredAt', '2026', 'event.ocurredAt: this is not read; did you mean occurredAt?'],
    ['event', undefined, /^event: missing/],
    ['event', [], /^event: write an event/],
    [
      'packs',
      ['sit'],
      /^packs\[0\]: no pack is called "sit"; there are: .*correspondence.*, staying-in-touch/,
    ],
    [
      'packs',
      ['staying-in-tuch'],
      /^packs\[0\]: no pack is called "staying-in-tuch"; did you mean staying-in-touch\?/,
    ],
    ['packs', 'staying-in-touch', 'packs: write a list of pack ids'],
    ['packs', undefined, /^packs: missing/],
    [
      'child.dateOfBirth',
      '2011-02-29',
      'child.dateOfBirth: write a day that exists, as 2012-05-01, not "2011-02-29"',
    ],
    ['child.dateOfBirth', '2026-08-31', 'child.dateOfBirth: 2026-08-31 is after the event'],
    ['child.age', 12, /^child\.age: this is not read/],
    ['now', 'tomorrow', /^now: write a moment/],
    ['history', {}, 'history: write a list of events'],
    ['history.0.facts.emergency', 1, 'history[0].facts.emergency: write true or false, not 1'],
    [
      'settings.close-of-bussiness',
      '17:00',
      'settings.close-of-bussiness: no adopted pack leaves this open; did you mean close-of-business?',
    ],
    [
      'settings.close-of-business',
      '25:00',
      /^settings\.close-of-business: write close-of-business as a time of day/,
    ],
    ['settings.office-hours', 'always', /^settings\.office-hours: write office-hours as/],
    ['evnt', {}, 'evnt: this is not read; did you mean event?'],
  ])('%s = %j is refused in one line that names it', async (path, value, line) => {
    const { code, out, error } = await explain(changed(path, value));
    expect([code, out]).toEqual([2, '']);
    expect(error.endsWith('\n') && error.trimEnd().includes('\n')).toBe(false);
    if (typeof line === 'string') expect(error).toBe(`${line}\n`);
    else expect(error.trimEnd()).toMatch(line);
  });

  test.each([
    ['{ "packs": [', /^scenario: this is not JSON: /],
    ['', /^scenario: this is not JSON: /],
    ['[]', /^scenario: write an object/],
    ['null', /^scenario: write an object/],
  ])('%s is refused in one line', async (text, line) => {
    const { code, error } = await explain(text);
    expect(code).toBe(2);
    expect(error.trimEnd()).toMatch(line);
    expect(error.trimEnd()).not.toContain('\n');
  });

  test.each([
    [['explain'], /^explain needs one file/],
    [['explain', 'a', 'b'], /^explain needs one file/],
    [['explain', 'nowhere.json'], 'nowhere.json: there is no such file to read'],
    [['explain', '--json', 'a'], /^explain has no option --json/],
    [['explian'], 'no command is called explian; did you mean explain?'],
    [['constructor'], /^no command is called constructor/],
    [['pack'], 'pack: say check, try, diff or list'],
    [['pack', 'chek'], 'pack: did you mean check?'],
    [['pack', 'check', '/no/such/folder'], '/no/such/folder: there is no such folder'],
  ])('kith %j is refused in one line', async (words, line) => {
    const { code, out, error } = await runKith(words);
    expect([code, out]).toEqual([2, '']);
    expect(error.trimEnd()).toMatch(line);
  });
});
