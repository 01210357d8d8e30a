import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A file to plant and the rules that must speak up in it, in order of line; none where it is lawful. */
const plants: { file: string; lines: string[]; breaks: string[] }[] = [
  {
    file: 'src/engine/impure.ts',
    lines: [
      `import { readFileSync } from 'node:fs';`,
      `export const started = Date.now();`,
      `export const today = new Date();`,
      `export const words = Date();`,
      `export const chance = Math.random();`,
      `export const where = process.cwd();`,
      `export const there = globalThis.process.cwd();`,
      `export const here = globalThis['Date'].now();`,
      `export const page = fetch('/').then(() => readFileSync('/'));`,
      `export const later = setTimeout(() => 1, 1);`,
      `export const given = Object.values({ performance });`,
      `export const zoned = Temporal.Now.instant();`,
    ],
    breaks: Array(12).fill('house(pure-core)'),
  },
  { file: 'src/kernel/impure.ts', lines: [`export const a = Date.now();`], breaks: ['house(pure-core)'] },
  { file: 'src/access/impure.ts', lines: [`export const a = Math.random();`], breaks: ['house(pure-core)'] },
  {
    file: 'src/slices/devices/model/impure.ts',
    lines: [`export const a = new Date();`],
    breaks: ['house(pure-core)'],
  },
  {
    file: 'src/engine/pure.ts',
    lines: [
      `export const at = (ms: number): string => new Date(ms).toISOString();`,
      `export const same = (fetch: number, step: { process: string }): string => step.process + fetch;`,
      `export type Step = { process: string; fetch(): number };`,
    ],
    breaks: [],
  },
  { file: 'src/engine/clock.test.ts', lines: [`export const a = Date.now();`], breaks: [] },
  { file: 'src/platform/http/clock.ts', lines: [`export const a = (): number => Date.now();`], breaks: [] },
  {
    file: 'src/platform/mail/settings.ts',
    lines: [
      `import { env } from 'node:process';`,
      `export const a = process.env['KITH_MAIL'];`,
      `export const b = process['env'];`,
      `export const c = globalThis.process.env;`,
      `const { env: d } = process;`,
      `export const e = [env, d];`,
    ],
    breaks: Array(5).fill('house(env-in-one-place)'),
  },
  { file: 'src/config/env.ts', lines: [`export const a = process.env['KITH_DATA'];`], breaks: [] },
  { file: 'test/settings.ts', lines: [`export const a = process.env['KITH_DATA'];`], breaks: [] },
  {
    file: 'src/app/mocked.test.ts',
    lines: [
      `import { expect, it, vi as spy } from 'vitest';`,
      `spy.mock('./a.ts');`,
      `spy.doMock('./a.ts');`,
      `it.skip('is left out', () => expect(1).toBe(1));`,
      `it.only('is the one', () => {});`,
      `it.todo('is to come');`,
      `it.concurrent.skipIf(true)('is left out at times', () => expect(1).toBe(1));`,
    ],
    breaks: [
      'house(no-module-mocks)',
      'house(no-module-mocks)',
      'house(every-test-runs)',
      'vitest(expect-expect)',
      ...Array(3).fill('house(every-test-runs)'),
    ],
  },
  {
    file: 'src/ui/moj/raw.tsx',
    lines: [
      `export const A = () => <p dangerouslySetInnerHTML={{ __html: '<b>' }} />;`,
      `export const b = { dangerouslySetInnerHTML: { __html: '<b>' } };`,
      `export const c = { 'dangerouslySetInnerHTML': { __html: '<b>' } };`,
    ],
    breaks: Array(3).fill('house(raw-html-in-govuk-only)'),
  },
  {
    file: 'src/ui/govuk/raw.tsx',
    lines: [`export const A = () => <p dangerouslySetInnerHTML={{ __html: '<b>' }} />;`],
    breaks: [],
  },
  { file: 'src/app/tidy.ts', lines: [`export const a = '1';`], breaks: [] },
  { file: 'src/app/untidy.ts', lines: [`export const  a = "1"`], breaks: [] },
  { file: 'src/app/default.ts', lines: [`export default 1;`], breaks: ['import(no-default-export)'] },
  { file: 'kith.config.ts', lines: [`export default 1;`], breaks: [] },
  {
    file: 'src/app/any.ts',
    lines: [`export const a = (b: any): string => b;`],
    breaks: ['typescript(no-explicit-any)'],
  },
  {
    file: 'src/app/promises.ts',
    lines: [
      `const save = async (): Promise<boolean> => true;`,
      `export const a = (): void => { save(); };`,
      `export const b = (): string => { if (save()) return 'saved'; return ''; };`,
    ],
    breaks: ['typescript(no-floating-promises)', 'typescript(no-misused-promises)'],
  },
  {
    file: 'src/app/switch.ts',
    lines: [
      `type State = 'open' | 'held';`,
      `export function word(state: State): string {`,
      `  switch (state) { case 'open': return 'Open'; }`,
      `  return '';`,
      `}`,
    ],
    breaks: ['typescript(switch-exhaustiveness-check)'],
  },
  { file: 'src/app/long.ts', lines: Array(251).fill('export {};'), breaks: ['eslint(max-lines)'] },
];

const root = mkdtempSync(join(tmpdir(), 'kith-lint-rules-'));
const bin = (name: string): string => resolve('node_modules/.bin', name);

type Diagnostic = { code: string; filename: string; labels: { span: { line: number } }[] };

beforeAll(() => {
  for (const { file, lines } of plants) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${lines.join('\n')}\n`);
  }
  mkdirSync(join(root, 'scripts'));
  for (const file of [
    '.oxlintrc.json',
    'scripts/house-rules.mjs',
    'tsconfig.json',
    'biome.json',
    '.gitignore',
  ])
    copyFileSync(file, join(root, file));
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the lint rules of the house', () => {
  it('bite where they must and nowhere else', () => {
    const { stdout } = spawnSync(bin('oxlint'), ['--type-aware', '--format=json'], {
      cwd: root,
      encoding: 'utf8',
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    const line = ({ labels }: Diagnostic): number => labels[0]?.span.line ?? 0;
    const found = plants.map(({ file }) => ({
      file,
      breaks: diagnostics
        .filter(({ filename }) => filename === file)
        .sort((a, b) => line(a) - line(b))
        .map(({ code }) => code),
    }));
    expect(found).toEqual(plants.map(({ file, breaks }) => ({ file, breaks })));
  });

  it('refuse what is not formatted', () => {
    const check = (file: string): number | null =>
      spawnSync(bin('biome'), ['check', file], { cwd: root }).status;
    expect(check('src/app/tidy.ts')).toBe(0);
    expect(check('src/app/untidy.ts')).toBe(1);
  });

  it('are what `npm run lint` runs, and nobody in src switches one off', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { lint: string } };
    for (const tool of ['biome check', 'oxlint --type-aware', 'depcruise src test bench'])
      expect(scripts.lint).toContain(tool);
    const disabled = spawnSync('grep', ['-rlE', '(oxlint|eslint)-disable|@ts-(ignore|nocheck)', 'src'], {
      encoding: 'utf8',
    });
    expect(disabled.stdout).toBe('');
  });
});
