import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from './package-root.ts';
import { runKith } from './run-kith.ts';

let folder = '';
const today = () => join(folder, 'rowan-house', '2026-09');
const proposed = () => join(folder, 'rowan-house', '2027-03');

/** The example pack and a proposed version of it, in force half a year later. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-diff-'));
  cpSync(join(packageRoot(), 'docs', 'example-pack'), folder, { recursive: true });
  cpSync(today(), proposed(), { recursive: true });
  const change = (file: string, from: string, to: string) => {
    const path = join(proposed(), file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replaceAll(from, to));
  };
  change('pack.yaml', 'version: 2026-09', 'version: 2027-03');
  change('pack.yaml', 'from: 2026-09-01', 'from: 2027-03-01');
  change('rules.yaml', 'kind: working-days, days: 1, text', 'kind: elapsed, within: PT12H, text');
  change('rules.yaml', 'id: never-tell-off', 'id: thank-them');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a new version is compared piece by piece, and by what it answers to scenarios of the old one’s time', async () => {
  const { code, out, error } = await runKith(['pack', 'diff', today(), proposed()]);
  expect([code, error]).toEqual([0, '']);
  expect(out).toMatch(/^From .*\(rowan-house 2026-09\)\nto .*\(rowan-house 2027-03\)\n/);
  expect(out).toContain('DUTIES AND THEIR CLOCKS (1 changed)\nChanged: phone-tell-social-worker: ');
  expect(out).toContain('   clock: 1 working day → 12 hours by the clock\n');
  expect(out).toContain('WORDS FOR THE MOMENT (1 new, 1 gone)\nGone: never-tell-off: ');
  expect(out).toContain('4 of 7 scenarios are answered otherwise\n');
  expect(out).toContain(
    'phone-kept-back-on-a-friday\n  ~ duty notify social-worker (event): open, 2026-11-23T17:00:00.000Z → open, 2026-11-21T10:30:00.000Z\n',
  );
  expect(out).not.toContain('something-happened-online');
});

test('a version is no different from itself', async () => {
  const { code, out } = await runKith(['pack', 'diff', today(), today()]);
  expect(code).toBe(0);
  expect(out).toContain('\nNothing that either says differs.\n\n0 of 7 scenarios are answered otherwise\n');
});

test.each<[string[], RegExp]>([
  [[], /^pack diff: name two packs or versions, by their folders or as correspondence@2021-07$/],
  [['TODAY'], /^pack diff: name two packs or versions/],
  [['correspondance', 'TODAY'], /^correspondance: no pack is called that; did you mean correspondence\?$/],
  [
    ['correspondence@2020-07', 'TODAY'],
    /^correspondence@2020-07: correspondence has no version 2020-07; did you mean 2021-07\?$/,
  ],
  [['TODAY', 'TODAY', '--jsn'], /^pack diff has no option --jsn; did you mean --json\?$/],
  [['TODAY', 'TODAY', '--json', '--text'], /^pack diff: choose one of --text and --json$/],
  [['/no/such', '/no/other'], /^\/no\/such: there is no pack\.yaml in this folder$/],
  [
    ['TODAY', 'correspondence', 'TODAY'],
    /scenarios compare two versions of one pack; rowan-house and correspondence are two$/,
  ],
  [['TODAY', 'TODAY', 'nowhere.json'], /^nowhere\.json: there is no such file or folder$/],
])('%j is refused in one line', async (words, line) => {
  const { code, out, error } = await runKith([
    'pack',
    'diff',
    ...words.map((w) => (w === 'TODAY' ? today() : w)),
  ]);
  expect([code, out]).toEqual([2, '']);
  expect(error.trimEnd()).toMatch(line);
});

test('two policies that meet: who is told by when, in both, and what only one of them asks', async () => {
  const { code, out } = await runKith(['pack', 'diff', 'correspondence', 'staying-in-touch@2023-02']);
  expect(code).toBe(0);
  expect(out).toMatch(
    /^DUTIES AND THEIR CLOCKS \(\d+ only in the second, \d+ only in the first, \d+ both, differently\)$/m,
  );
  expect(out).toMatch(/^Both, differently: [\w-]+ \/ [\w-]+: access\.restricted: /m);
  expect(out).toMatch(/^GATES|^WHAT MAY BE DONE/m);
  expect(out).not.toContain('scenarios are answered');
});

test('--json holds every section, for other programs', async () => {
  const { code, out } = await runKith(['pack', 'diff', today(), proposed(), '--json']);
  expect(code).toBe(0);
  const { from, to, same, duties, gates, terms, scenarios } = JSON.parse(out);
  expect([from.version, to.version, same]).toEqual(['2026-09', '2027-03', false]);
  expect([gates, terms]).toEqual([[], []]);
  expect(duties[0].points[0]).toEqual({ facet: 'clock', was: '1 working day', is: '12 hours by the clock' });
  expect([scenarios.answered, scenarios.otherwise.length]).toEqual([7, 4]);
});

test('a version that is refused is told line by line, with exit 1', async () => {
  const broken = join(folder, 'rowan-house', '2027-04');
  cpSync(proposed(), broken, { recursive: true });
  writeFileSync(
    join(broken, 'pack.yaml'),
    readFileSync(join(broken, 'pack.yaml'), 'utf8')
      .replace('2027-03', '2027-04')
      .replace('title:', 'tittle:'),
  );
  const { code, out, error } = await runKith(['pack', 'diff', today(), broken]);
  expect([code, out]).toEqual([1, '']);
  expect(error).toMatch(/rowan-house\/2027-04\/pack\.yaml:\d+: /);
});
