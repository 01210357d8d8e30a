import { describe, expect, test } from 'vitest';
import { dutyRule, packTextsOf, problemsOf } from './build-pack.ts';

describe('a rule is refused', () => {
  test.each<[string, object, object]>([
    [
      'a gate on an act that the event does not carry',
      {
        id: 'g',
        on: 'access.restricted',
        clauses: ['HSE-1'],
        gate: { act: 'allow-camera', until: ['Agreed'] },
      },
      { reason: 'rule g: access.restricted does not carry the act allow-camera' },
    ],
    [
      'a gate that nothing could open',
      { id: 'g', on: 'access.restricted', clauses: ['HSE-1'], gate: { act: 'restrict-access' } },
      { reason: 'rule g: nothing says what would open this' },
    ],
    [
      'a reason that nobody may give',
      {
        id: 'g',
        on: 'access.restricted',
        clauses: ['HSE-1'],
        gate: { act: 'restrict-access', decision: 'allow-with-reason', until: ['Agreed'] },
      },
      { reason: 'rule g: reason-by is missing' },
    ],
    [
      'a need that can never be met',
      {
        id: 'g',
        on: 'access.restricted',
        clauses: ['HSE-1'],
        gate: {
          act: 'restrict-access',
          needs: [{ that: 'child.age < 5 && child.age > 9', until: 'Never', clauses: ['HSE-1'] }],
        },
      },
      { reason: 'rule g can never be met on access.restricted' },
    ],
    [
      'questions that are not there',
      { id: 'q', on: 'access.restricted', clauses: ['HSE-1'], ask: { questions: 'nothing' } },
      { reason: 'rule q: there is no question set nothing' },
    ],
    [
      'a clock that starts at no date',
      dutyRule('d', 'staff.started', {
        due: { kind: 'months', months: 6, text: 'six months', from: 'role' },
      }),
      {
        reason: 'rule d: staff.started has no date or instant called role',
        mend: expect.stringContaining('startDate'),
      },
    ],
    [
      'an interval from a setting that is not there',
      dutyRule('d', 'access.restricted', {
        due: { kind: 'recurring', setting: 'review', text: 'regularly' },
      }),
      { reason: 'rule d: no setting review holds a length of time' },
    ],
    [
      'two gifts in one rule',
      { ...dutyRule('d', 'access.restricted', {}), prompt: { kind: 'do', text: 'Do.' } },
      { reason: expect.stringContaining('exactly one') },
    ],
    [
      'an ending whose condition is misspelt',
      dutyRule('d', 'access.restricted', {
        'ends-when': [{ event: 'access.restriction-reviewed', when: "review.outcome == 'over'" }],
      }),
      { reason: expect.stringContaining('"over" is not one of continue, reduce, end') },
    ],
    [
      'a recurring duty without an interval',
      dutyRule('d', 'access.restricted', { due: { kind: 'recurring', text: 'regularly' } }),
      { reason: 'rule d: a recurring duty needs every or setting', mend: expect.stringContaining('P1M') },
    ],
    [
      'a length of time that lasts no time',
      dutyRule('d', 'access.restricted', { due: { kind: 'elapsed', within: 'PT', text: 'at once' } }),
      { mend: 'Write a length of time as PT24H, P5D or P1M.' },
    ],
    [
      'a number of days below nothing',
      dutyRule('d', 'access.restricted', { due: { kind: 'working-days', days: -1, text: 'before' } }),
      { reason: 'days: this is too small', mend: 'Write 0 or more.' },
    ],
  ])('%s', (_name, rule, problem) => {
    const problems = problemsOf(packTextsOf({ rules: [rule] }));
    expect(problems).toContainEqual(expect.objectContaining(problem));
    for (const { file, line, mend } of problems) {
      expect(file).toBe('rules.yaml');
      expect(line).toBeGreaterThan(1);
      expect(mend).toMatch(/^[A-Z].*[.?]$/);
    }
  });
});
