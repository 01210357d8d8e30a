/**
 * Passed and failed of a Vitest JSON report. A skipped or pending test did not pass, so it failed; a file
 * that failed without a failed test in it (it did not load, or its set-up broke) counts as one more; so does a
 * run that ended badly though every test in it passed (an unhandled rejection, a crash), or that held no test.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @param {boolean} endedWell whether Vitest's exit code was 0
 * @returns {{ passed: number, failed: number }}
 */
export function countSuite({ testResults }, endedWell) {
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of testResults) {
    const good = assertionResults.filter((test) => test.status === 'passed').length;
    const bad = assertionResults.length - good;
    passed += good;
    failed += bad === 0 && status !== 'passed' ? 1 : bad;
  }
  if (failed === 0 && (!endedWell || passed === 0)) failed = 1;
  return { passed, failed };
}
