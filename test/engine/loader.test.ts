import { describe, expect, test } from 'vitest';
import { problemInWords } from '#engine/loader.ts';
import { buildPack, dutyRule, packTextsOf, problemsOf } from './build-pack.ts';
import { REFUSED, RULES } from './loader-refusals.data.ts';

/** Every refusal names its file and line, says what is wrong, and ends with what mends it. */
const TOLD_WHOLE = /^[a-z/-]+\.(?:yaml|md):\d+: \S.*[^.]\. \S.*[.?…]$/s;

describe('a pack is refused with file, line and reason', () => {
  test.each(REFUSED)('%s', (_name, texts, problem) => {
    const problems = problemsOf(texts);
    expect(problems).toContainEqual(expect.objectContaining(problem));
    for (const each of problems) expect(problemInWords(each)).toMatch(TOLD_WHOLE);
  });

  test('the folder must say the same as the pack', () => {
    expect(problemsOf({ 'clauses.yaml': 'clauses: []' })).toEqual([
      {
        file: 'pack.yaml',
        line: 1,
        reason: 'the pack has no pack.yaml',
        mend: expect.stringContaining('clause-prefix'),
      },
    ]);
  });

  test('an unknown pack may not be asked for', () => {
    const rule = dutyRule('d', 'access.restricted', {}, { when: "'correspondance' in adopted" });
    expect(problemsOf(packTextsOf({ rules: [rule] }), ['correspondence'])).toHaveLength(1);
    expect(problemsOf(packTextsOf({ rules: [rule] }))).toEqual([]);
  });
});

test('a pack that is as it should be is taken, and its rules come by event', () => {
  expect(problemsOf({ ...packTextsOf({}), 'rules.yaml': RULES })).toEqual([]);
  const pack = buildPack({
    rules: [dutyRule('one', 'access.restricted', {}), dutyRule('two', 'device.seized', {})],
  });
  expect(pack.rulesOn('access.restricted').duties.map(({ rule }) => rule.id)).toEqual(['one']);
});
