import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** The key cannot be had. The message is one line that says what to do. */
export class NoInstallationKey extends Error {
  override readonly name = 'NoInstallationKey';
}

const SHAPE = /^[\w-]{43}$/;

/**
 * The installation's 32-byte key: the one given (KITH_SECRET_KEY), else the one in `installation.key` below the data
 * folder, made there at first with access for its owner alone. Who loses it sets up everybody's codes anew.
 * Throws NoInstallationKey.
 */
export function installationKey(dataDir: string, given: string | undefined): Buffer {
  if (given !== undefined) {
    if (!SHAPE.test(given))
      throw new NoInstallationKey('KITH_SECRET_KEY must be 32 random bytes in base64url: 43 characters.');
    return Buffer.from(given, 'base64url');
  }
  const file = join(dataDir, 'installation.key');
  try {
    mkdirSync(dataDir, { recursive: true });
    makeUnlessThere(file);
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
    const text = readFileSync(file, 'utf8').trim();
    if (SHAPE.test(text)) return Buffer.from(text, 'base64url');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new NoInstallationKey(
      `The key in ${file} cannot be read or written (${code}). Give Kith access to it.`,
    );
  }
  throw new NoInstallationKey(`${file} does not hold a key. Put the file back from your backup.`);
}

/** `wx`: of two that start at once, one makes it and the other reads it. */
function makeUnlessThere(file: string): void {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return;
    throw cause;
  }
  try {
    writeSync(handle, `${randomBytes(32).toString('base64url')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
