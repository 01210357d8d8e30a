import { accessSync, constants } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** What to do where no browser is found. */
export const NO_CHROMIUM =
  'The browser tests need Chromium. On Debian: apt-get install chromium. Elsewhere: set KITH_CHROMIUM to its path.';

const canRun = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * The path of a Chromium to test with: KITH_CHROMIUM, or the first of the usual places. Throws NO_CHROMIUM
 * where there is none, so that a browser test fails and says what to install; it is never skipped.
 * @param {Record<string, string | undefined>} env
 * @param {readonly string[]} places
 * @returns {string}
 */
export function findChromium(env = process.env, places = PLACES) {
  const chosen = env.KITH_CHROMIUM;
  if (chosen) {
    if (canRun(chosen)) return chosen;
    throw new Error(`KITH_CHROMIUM is ${chosen}, which cannot be run. ${NO_CHROMIUM}`);
  }
  const found = places.find(canRun);
  if (found) return found;
  throw new Error(`No Chromium found. ${NO_CHROMIUM}`);
}
