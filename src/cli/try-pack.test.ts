import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from './package-root.ts';
import { runKith } from './run-kith.ts';

/*
 * The example of docs/writing-a-pack.md is tried as a policy lead would try it: where it lies, and copied to a folder
 * that has nothing to do with Kith's own.
 */
const EXAMPLE = join(packageRoot(), 'docs', 'example-pack');

let folder = '';
const pack = () => join(folder, 'example-pack', 'rowan-house', '2026-09');
const scenario = (name: string) => join(folder, 'example-pack', 'scenarios', `${name}.json`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-try-'));
  cpSync(EXAMPLE, join(folder, 'example-pack'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a scenario beside the others with something changed, and gives its path. */
function changed(name: string, change: (expected: Record<string, unknown>) => void): string {
  const value = JSON.parse(readFileSync(scenario(name), 'utf8'));
  change(value.expect);
  const file = join(folder, `${name}-changed.json`);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

describe('the example pack', () => {
  test('passes the check, with all ten of its clauses', async () => {
    const { code, out, error } = await runKith(['pack', 'check', join(EXAMPLE, 'rowan-house', '2026-09')]);
    expect([code, error]).toEqual([0, '']);
    expect(out).toBe('rowan-house 2026-09: 10 clauses, 7 rules, 1 question sets, 1 settings\n');
  });

  test('answers its scenarios as they expect, wherever it lies', async () => {
    const { code, out, error } = await runKith(['pack', 'try', pack()]);
    expect([code, error]).toEqual([0, '']);
    expect(out).toContain('beside-staying-in-touch\n  pass  duty notify social-worker\n');
    expect(out).toContain('rowan-house 2026-09: 7 of 7 scenarios passed, 15 of 15 expectations\n');
    expect(out).toContain('core clauses that none of them shows: RWN-1.1\n');
    expect(out).not.toContain('FAIL');
  });
});

describe('kith pack try', () => {
  test('says what differs, and ends with 1', async () => {
    const file = changed('phone-kept-back-on-a-friday', (expected) => {
      const [onCall, socialWorker] = expected['duties'] as object[];
      Object.assign(socialWorker ?? {}, { due: { at: '2026-11-21T17:00:00.000Z' }, clauses: ['RWN-1.2'] });
      Object.assign(onCall ?? {}, { to: ['home-manager'] });
    });
    const { code, out } = await runKith(['pack', 'try', pack(), file]);
    expect(code).toBe(1);
    expect(out).toContain('  FAIL  duty notify social-worker\n');
    expect(out).toContain('due.at is "2026-11-23T17:00:00.000Z", not "2026-11-21T17:00:00.000Z"\n');
    expect(out).toContain('clauses lacks "RWN-1.2": has ["RWN-1.3"]\n');
    expect(out).toContain(
      '  FAIL  duty notify home-manager\n          to is ["on-call-manager"], not ["home-manager"]',
    );
    expect(out).toContain('0 of 1 scenario passed, 2 of 4 expectations');
  });

  test('says so where something is there that must not be', async () => {
    const file = changed('no-danger-named', (expected) => {
      Object.assign(expected, { absent: { duties: [{ action: 'notify' }] }, dutys: [] });
    });
    const { code, out } = await runKith(['pack', 'try', pack(), file]);
    expect(code).toBe(1);
    expect(out).toContain('  FAIL  no duty notify\n          there is one: {"action":"notify"}\n');
    expect(out).toContain('  FAIL  expect.dutys\n          this is not compared\n');
  });

  test('a pack is read as it stands on disk: a change of a rule shows at once', async () => {
    const copy = join(folder, 'later', 'rowan-house', '2026-09');
    cpSync(pack(), copy, { recursive: true });
    const file = join(copy, 'rules.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('days: 1, text', 'days: 2, text'));
    const { code, out } = await runKith(['pack', 'try', copy, scenario('phone-kept-back-on-a-friday')]);
    expect(code).toBe(1);
    expect(out).toContain('due.at is "2026-11-24T17:00:00.000Z", not "2026-11-23T17:00:00.000Z"');
  });

  test('a pack with a mistake is refused as pack check refuses it', async () => {
    const copy = join(folder, 'mistaken', 'rowan-house', '2026-09');
    cpSync(pack(), copy, { recursive: true });
    const file = join(copy, 'rules.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('restriction.grounds', 'restriction.ground'));
    const { code, error } = await runKith(['pack', 'try', copy, scenario('no-danger-named')]);
    expect(code).toBe(1);
    expect(error).toMatch(
      /mistaken\/rowan-house\/2026-09\/rules\.yaml:\d+: .*no fact ground.*Did you mean grounds\?/,
    );
  });

  test.each<[string, string, RegExp]>([
    ['no JSON', '{ "packs": [', /FAIL {2}this is not JSON/],
    [
      'a fact that is not published',
      '{"packs":["rowan-house"],"event":{"type":"account.proposed","occurredAt":"2026-11-20T16:00:00Z","facts":{"platform":"x","minimumAg":13}},"expect":{}}',
      /FAIL {2}event\.facts\.minimumAg: .*did you mean minimumAge\?/,
    ],
    [
      'nothing expected',
      '{"packs":["rowan-house"],"event":{"type":"measure.used","occurredAt":"2026-11-20T16:00:00Z"}}',
      /FAIL {2}expect: nothing is expected/,
    ],
    [
      'another pack',
      '{"packs":["correspondence"],"event":{"type":"measure.used","occurredAt":"2026-11-20T16:00:00Z"},"expect":{"gates":[]}}',
      /FAIL {2}packs: rowan-house is not among them/,
    ],
    [
      'an expectation of another shape',
      '{"packs":["rowan-house"],"event":{"type":"measure.used","occurredAt":"2026-11-20T16:00:00Z"},"expect":{"duties":{}}}',
      /FAIL {2}expect\.duties\n +write a list of objects/,
    ],
  ])('a scenario with %s fails by itself', async (_what, text, line) => {
    const file = join(folder, 'odd.json');
    writeFileSync(file, text);
    const { code, out } = await runKith(['pack', 'try', pack(), file, scenario('no-danger-named')]);
    expect(code).toBe(1);
    expect(out).toMatch(line);
    expect(out).toContain('1 of 2 scenarios passed');
  });

  test.each<[string[], RegExp]>([
    [[], /^pack try: name the folder of one version of a pack$/],
    [['/no/such/folder'], /^\/no\/such\/folder: there is no pack\.yaml in this folder$/],
    [['PACK', 'nowhere.json'], /^nowhere\.json: there is no such file or folder$/],
    [['PACK', '--text'], /^pack try has no option --text$/],
  ])('%j is refused in one line', async (words, line) => {
    const { code, out, error } = await runKith([
      'pack',
      'try',
      ...words.map((w) => (w === 'PACK' ? pack() : w)),
    ]);
    expect([code, out]).toEqual([2, '']);
    expect(error.trimEnd()).toMatch(line);
  });

  test('a difference that names a scenario that is not there is refused with its line', async () => {
    const copy = join(folder, 'alone', 'rowan-house', '2026-09');
    cpSync(pack(), copy, { recursive: true });
    const { code, error } = await runKith(['pack', 'check', copy]);
    expect(code).toBe(1);
    expect(error).toMatch(
      /alone\/rowan-house\/2026-09\/differences\.yaml:4: difference when-the-social-worker-hears: there is no scenarios\/beside-staying-in-touch\.json\. /,
    );
  });
});
