import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonSchemas } from '#engine/json-schemas.ts';
import { packsFolder } from './read-packs.ts';
import { runKith } from './run-kith.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kith-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('kith pack', () => {
  test('check passes the packs that come with Kith', async () => {
    const { code, out, error } = await runKith(['pack', 'check']);
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^staying-in-touch 2023-02: 232 clauses/m);
    expect(out).toMatch(/^correspondence 2021-07: 134 clauses/m);
  });

  test('check refuses with file, line and reason, of a folder of packs or of one version', async () => {
    const root = join(folder, 'packs');
    await mkdir(join(root, 'correspondence'), { recursive: true });
    await cp(join(packsFolder(), 'screens.yaml'), join(root, 'screens.yaml'));
    await cp(join(packsFolder(), 'correspondence', '2021-07'), join(root, 'correspondence', '2021-07'), {
      recursive: true,
    });
    const file = join(root, 'correspondence', '2021-07', 'rules', 'restrictions.yaml');
    const text = readFileSync(file, 'utf8');
    const line = text.split('\n').findIndex((each) => each.includes('restriction.emergency')) + 1;
    writeFileSync(file, text.replace('restriction.emergency', 'restriction.emergancy'));
    for (const path of [root, join(root, 'correspondence', '2021-07')]) {
      const { code, error } = await runKith(['pack', 'check', path]);
      expect(code).toBe(1);
      expect(error).toContain(`packs/correspondence/2021-07/rules/restrictions.yaml:${line}: `);
      expect(error).toContain(
        'restriction has no fact emergancy (access.restricted). Did you mean emergency?',
      );
    }
  });

  test('list names each with its document and time in force', async () => {
    const { code, out } = await runKith(['pack', 'list']);
    expect(code).toBe(0);
    expect(out).toMatch(/^correspondence 2021-07: Correspondence, .*; in force from 2021-07-01$/m);
  });
});

test('kith clauses counts every clause of each pack', async () => {
  const { code, out, error } = await runKith(['clauses']);
  expect([code, error]).toEqual([0, '']);
  expect(out).toMatch(/core +120 /);
  expect(out).toMatch(/core +101 /);
});

test('kith facts lists the events, and of one the facts as conditions name them, with their question', async () => {
  expect((await runKith(['facts'])).out).toContain('access.restricted: in conditions restriction.…\n');
  const { code, out } = await runKith(['facts', 'communication.proposed']);
  expect(code).toBe(0);
  expect(out).toContain('  gates it may carry: allow-communication');
  expect(out).toMatch(/communication\.channel +one of letter, phone, .*, always stated\n +By which means/);
  expect(out).toMatch(/communication\.with\.known +true or false\n +Do we know who this person is\?/);
  const odd = await runKith(['facts', 'access.restrictd']);
  expect([odd.code, odd.error]).toEqual([
    2,
    'facts: no event is called access.restrictd; did you mean access.restricted?\n',
  ]);
});

test('the published JSON Schemas are those of the schemas that check the files', () => {
  const published = join(packsFolder(), 'schema');
  const made = jsonSchemas();
  expect(readdirSync(published).sort()).toEqual(Object.keys(made).sort());
  for (const [name, text] of Object.entries(made))
    expect(readFileSync(join(published, name), 'utf8')).toBe(text);
});

test('kith says what it can do', async () => {
  const { code, out } = await runKith([]);
  expect(code).toBe(0);
  const commands = [
    'explain',
    'pack check',
    'pack try',
    'pack diff',
    'pack list',
    'facts',
    'clauses',
    'schema',
  ];
  for (const name of commands) expect(out).toContain(name);
});
