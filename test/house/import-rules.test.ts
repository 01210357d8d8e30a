import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plants } from './planted-imports.data.ts';

const require = createRequire(import.meta.url);
const { forbidden, options } = require('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
  options: object;
};

const root = mkdtempSync(join(tmpdir(), 'kith-import-rules-'));

function plant(file: string, source: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), source);
}

/** Every violation in a tree as `file: rule`, sorted. A cycle counts once, at its first file. */
async function violationsIn(baseDir: string, folders: string[]): Promise<string[]> {
  const ruleSet = { forbidden } as unknown as IFlattenedRuleSet;
  const { output } = await cruise(folders, { ...options, baseDir, validate: true, ruleSet });
  const found = (output as ICruiseResult).summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
  return [...new Set(found)].sort();
}

beforeAll(() => {
  const dependencies = ['zod', 'yaml', 'kysely', 'pg', 'fastify', 'preact'];
  const version = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  plant(
    'package.json',
    JSON.stringify({
      type: 'module',
      imports: { '#*': './src/*' },
      dependencies: version(dependencies),
      devDependencies: version(['vitest']),
    }),
  );
  for (const name of [...dependencies, 'vitest', 'undeclared']) {
    plant(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    plant(`node_modules/${name}/index.js`, '');
  }
  for (const { file, source } of plants) plant(file, source);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('who may import whom', () => {
  it('has a planted violation for every rule', () => {
    const planted = new Set(plants.map(({ breaks }) => breaks));
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });

  it('bites at every planted violation and nowhere else', async () => {
    const expected = plants.flatMap(({ file, breaks }) => (breaks ? [`${file}: ${breaks}`] : []));
    expect(await violationsIn(root, ['src', 'test'])).toEqual(expected.sort());
  });

  it('holds in this house', async () => {
    expect(await violationsIn(process.cwd(), ['src', 'test', 'bench'])).toEqual([]);
  });
});
