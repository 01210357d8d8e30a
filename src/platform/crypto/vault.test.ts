import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installationKey, NoInstallationKey } from './installation-key.ts';
import { openVault } from './vault.ts';

describe('a vault', () => {
  const key = randomBytes(32);
  const vault = openVault(key);

  test('opens what it sealed, and nothing that was altered, cut or bound to something else', () => {
    const sealed = vault.seal('JBSWY3DP', 'totp sam');
    expect(vault.open(sealed, 'totp sam')).toBe('JBSWY3DP');
    expect(vault.open(sealed, 'totp noor')).toBeUndefined();
    expect(openVault(randomBytes(32)).open(sealed, 'totp sam')).toBeUndefined();
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(vault.open(changed, 'totp sam'), `character ${at}`).toBeUndefined();
      expect(vault.open(sealed.slice(0, at), 'totp sam'), `cut at ${at}`).toBeUndefined();
    }
  });

  test('seals the same secret differently each time', () => {
    expect(vault.seal('a', 'b')).not.toBe(vault.seal('a', 'b'));
  });

  test('gives the same pseudonym under the same key alone', () => {
    expect(vault.pseudonym('sam@larch.example')).toEqual(openVault(key).pseudonym('sam@larch.example'));
    expect(vault.pseudonym('sam@larch.example')).not.toEqual(vault.pseudonym('noor@larch.example'));
    expect(vault.pseudonym('a')).not.toEqual(openVault(randomBytes(32)).pseudonym('a'));
  });
});

describe('the installation key', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kith-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is made once, for its owner alone, and is the same ever after', () => {
    const data = join(folder, 'data');
    const key = installationKey(data, undefined);
    expect(key).toHaveLength(32);
    expect(installationKey(data, undefined)).toEqual(key);
    expect(statSync(join(data, 'installation.key')).mode & 0o777).toBe(0o600);
  });

  test('is closed to others again where somebody opened it', () => {
    installationKey(folder, undefined);
    const file = join(folder, 'installation.key');
    const text = readFileSync(file);
    rmSync(file);
    writeFileSync(file, text, { mode: 0o644 });
    installationKey(folder, undefined);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is the one given where one is given', () => {
    const key = randomBytes(32);
    expect(installationKey(folder, key.toString('base64url'))).toEqual(key);
    expect(() => installationKey(folder, 'short')).toThrow(NoInstallationKey);
  });

  test('a damaged file is named, not replaced', () => {
    const file = join(folder, 'installation.key');
    writeFileSync(file, 'half a k');
    expect(() => installationKey(folder, undefined)).toThrow(`${file} does not hold a key.`);
    expect(readFileSync(file, 'utf8')).toBe('half a k');
  });
});
