import { expect, test } from 'vitest';
import type { Pack } from '#engine/pack.ts';
import { readyPack } from '#engine/pack.ts';
import { realShelf } from '../../../../test/harness/lived-in.ts';
import { policyItself } from './policy-itself.ts';

const { packs } = await realShelf();
const regulations = packs.find(({ id }) => id === 'england-homes') as Pack;

test('a policy that is followed for the first time says what it holds, and compares with nothing', () => {
  const itself = policyItself(regulations, undefined);
  expect(itself.earlier).toBeNull();
  expect(itself.sections).toEqual([]);
  expect(itself.holds).toMatch(/^61 clauses, \d+ duties, /);
});

test('a version that says the same has no section; one with a rule less names what has gone', () => {
  expect(policyItself(regulations, regulations).sections).toEqual([]);
  const [gone, ...rules] = regulations.data.rules;
  const less = readyPack({ ...regulations.data, rules });
  const [section, ...others] = policyItself(less, regulations).sections;
  expect(others).toEqual([]);
  expect(section?.title).toMatch(/: 1 gone$/);
  expect(section?.lines).toEqual([
    expect.objectContaining({ text: expect.stringContaining(`Gone: ${gone?.id}: `), clauses: gone?.clauses }),
  ]);
});
