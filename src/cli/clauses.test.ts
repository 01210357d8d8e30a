import { expect, test } from 'vitest';
import { clauseTable } from '#engine/clause-table.ts';
import { buildPack, dutyRule, SCREENS } from '../../test/engine/build-pack.ts';
import { deadReferences } from './clauses.ts';
import { packInWords, sourcesInWords } from './clauses-in-words.ts';
import { clausesInTitles, clausesProved } from './clauses-proved.ts';
import { packsFolder } from './read-packs.ts';

const clause = (n: number, more: object = {}) => ({
  id: `HSE-${n}`,
  kind: 'duty',
  weight: 'core',
  says: 'Do it.',
  ...more,
});
const { data } = buildPack({
  id: 'e-safety',
  clauses: [
    clause(1),
    clause(2, { met: ['rule:tell'] }),
    clause(3, { met: ['screen:library'] }),
    clause(4, { cannot: 'It asks for a locked cupboard.' }),
    clause(5),
  ],
  rules: [dutyRule('tell', 'access.restricted', {})],
});
const standing = { pack: data, standings: clauseTable(data, SCREENS) };
const proofs = new Map([['HSE-1', ['scenarios/one.json']]]);

test('a pack says how many clauses are met, tested, waiting, beyond software and open, and which', () => {
  const words = packInWords(standing, proofs);
  expect(words).toMatch(/weight +clauses +met +tested +waiting +cannot +unmet\n +core +5 +2 +1 +1 +1 +1\n/);
  expect(words).toContain('core, met but proved by no scenario or test: HSE-2\n');
  expect(words).toContain('core, waiting for library (planned): HSE-3\n');
  expect(words).toContain('core, beyond software: HSE-4: It asks for a locked cupboard.\n');
  expect(words).toContain('core, unmet: HSE-5\n');
});

test('the source documents together are held against the aim, and those that are missing are named', () => {
  const words = sourcesInWords([standing], proofs);
  expect(words).toContain('Core clauses of the 1 of 5 source documents that are here: 5\n');
  expect(words).toContain('met 2, 40.0 % (aim 90 %: not reached)');
  expect(words).toContain('met and tested 1, 20.0 % (aim 90 %: not reached)');
  expect(words).toContain('no pack yet: staying-in-touch, safeguarding-online, correspondence');
});

test('of two versions of a pack the newest counts', () => {
  const newer = { ...standing, pack: { ...data, meta: { ...data.meta, version: '2031-01' } }, standings: [] };
  expect(sourcesInWords([newer, standing], proofs)).toContain('documents that are here: 0\n');
});

test('a proof of a clause that no pack has leads nowhere, and says who names it', () => {
  const named = new Map([...proofs, ['HSE-77', ['scenarios/two.json']], ['ABC-1', ['x']]]);
  expect(deadReferences(named, [data])).toEqual(['scenarios/two.json: there is no clause HSE-77']);
});

test('titles of tests name clauses; what is written elsewhere in a test does not count', () => {
  const source = `test('the manager is told (HSE-4.16)', () => {
    expect(clauses).toContain('HSE-9');
  });
  describe("never HSE-3.1.12, HSE-2", () => {});
  it.each([['HSE-8']])('by %s', () => {});`;
  expect(clausesInTitles(source)).toEqual(['HSE-4.16', 'HSE-3.1.12', 'HSE-2']);
});

test('the scenarios that come with Kith prove clauses', () => {
  expect(clausesProved(packsFolder()).get('SIT-6.37')).toContain('scenarios/sit-leap-day-birthday.json');
});
