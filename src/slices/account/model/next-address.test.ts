import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextAddress } from './next-address.ts';

describe('nextAddress', () => {
  test.each([
    '/',
    '/home',
    '/children/00000000-0000-4000-8000-000000000001?from=2026-11-01&what=all#x',
    '/sign-inside',
  ])('takes %s', (asked) => {
    expect(nextAddress(asked)).toBe(asked);
  });

  test.each([
    '',
    'home',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/ /evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '/sign-in/code',
    '/sign-in?next=/sign-in',
    '/sign-out',
    '/switch-person',
    '/set-up?key=x',
    '/children\r\nSet-Cookie: a=b',
  ])('goes to the front door instead of %o', (asked) => {
    expect(nextAddress(asked)).toBe('/');
  });

  test('never leaves Kith, whatever is asked', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '//',
      'evil.example',
      ':',
      '@',
      'http:',
      '\t',
      '\n',
      '.',
      '..',
      '%2f',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const next = nextAddress(`/${pieces.join('')}`);
        return new URL(next, 'https://kith.example/sign-in').origin === 'https://kith.example';
      }),
      { numRuns: 2000 },
    );
  });
});
