import { describe, expect, test } from 'vitest';
import { findPackage } from './binaries.ts';

describe('a computer without binaries is pointed to DATABASE_URL', () => {
  test.each([
    ['Windows', { platform: 'win32', arch: 'x64', musl: false }, /does not serve Windows/],
    ['Alpine', { platform: 'linux', arch: 'x64', musl: true }, /does not serve musl systems such as Alpine/],
    [
      'an uncommon processor',
      { platform: 'linux', arch: 's390x', musl: false },
      /for linux s390x is not installed/,
    ],
  ])('%s', (_, host, words) => {
    expect(() => findPackage(host)).toThrow(words);
    expect(() => findPackage(host)).toThrow(/^[^\n]*DATABASE_URL[^\n]*$/);
  });
});
