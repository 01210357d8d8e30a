import { describe, expect, it } from 'vitest';
import { countSuite } from '../../scripts/count-suite.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('the closing line of a test run', () => {
  it.each([
    {
      what: 'tests that passed',
      files: [file('passed', 'passed', 'passed')],
      ok: true,
      passed: 2,
      failed: 0,
    },
    { what: 'a failed test', files: [file('failed', 'passed', 'failed')], ok: false, passed: 1, failed: 1 },
    {
      what: 'a file that did not load',
      files: [file('failed'), file('passed', 'passed')],
      ok: false,
      passed: 1,
      failed: 1,
    },
    {
      what: 'tests that did not run',
      files: [file('passed', 'passed', 'skipped', 'todo', 'pending')],
      ok: true,
      passed: 1,
      failed: 3,
    },
    {
      what: 'a run that ended badly after its tests',
      files: [file('passed', 'passed')],
      ok: false,
      passed: 1,
      failed: 1,
    },
    { what: 'a run without a test', files: [], ok: true, passed: 0, failed: 1 },
  ])('counts $what', ({ files, ok, passed, failed }) => {
    expect(countSuite({ testResults: files }, ok)).toEqual({ passed, failed });
  });
});
