// npm test: type check, lint and the whole suite, one after the other, whatever fails. The last line counts
// them all. A test that did not run, a file that did not load and a run that ended badly count as failed.
// `npm test -- src/engine` runs the tests of that folder only, without the two checks.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countSuite } from './count-suite.mjs';
import { findChromium } from './find-chromium.mjs';

const root = join(import.meta.dirname, '..');
const report = join(root, '.tmp', `vitest-${process.pid}.json`);
const filters = process.argv.slice(2);

/** Runs a command in the open and says how it ended. A signal is a failure like any other. */
function run(name, command, args) {
  console.log(`\n> ${name}`);
  const began = performance.now();
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  const ok = status === 0;
  const how = ok ? 'passed' : `FAILED (${error?.message ?? signal ?? `exit ${status}`})`;
  console.log(`< ${name}: ${how} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return ok;
}

function npmScript(name) {
  const npm = process.env.npm_execpath;
  return npm
    ? run(`npm run ${name}`, process.execPath, [npm, 'run', '--silent', name])
    : run(`npm run ${name}`, 'npm', ['run', '--silent', name]);
}

function suite() {
  mkdirSync(join(root, '.tmp'), { recursive: true });
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ok = run('vitest run', process.execPath, [vitest, 'run', ...reporters, ...filters]);
  try {
    return countSuite(JSON.parse(readFileSync(report, 'utf8')), ok);
  } catch {
    console.log('vitest left no report that can be read: the whole suite counts as one failure.');
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(report, { force: true });
  }
}

try {
  console.log(`Browser: ${findChromium()}`);
} catch (error) {
  console.log(`${error.message} Every test that needs it will fail.`);
}

const checks = filters.length > 0 ? [] : [npmScript('typecheck'), npmScript('lint')];
const tests = suite();
const passed = tests.passed + checks.filter(Boolean).length;
const failed = tests.failed + checks.filter((ok) => !ok).length;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
