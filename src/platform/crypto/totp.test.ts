import { describe, expect, test } from 'vitest';
import { qrPath } from './qr.ts';
import { currentCode, newTotpSecret, secretInGroups, stepOfCode, totpAddress } from './totp.ts';

/** The secret of RFC 6238's table, "12345678901234567890", in base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('codes', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %i seconds', (seconds, code) => {
    expect(currentCode(RFC_SECRET, seconds * 1000)).toBe(code);
  });

  test('say which step they belong to, and each works once', () => {
    const now = 1_234_567_890_000;
    const code = currentCode(RFC_SECRET, now);
    const step = Math.floor(now / 30_000);
    expect(stepOfCode(RFC_SECRET, code, now, null)).toBe(step);
    expect(stepOfCode(RFC_SECRET, ` ${code.slice(0, 3)} ${code.slice(3)} `, now, step - 1)).toBe(step);
    expect(stepOfCode(RFC_SECRET, code, now, step)).toBeUndefined();
    expect(stepOfCode(RFC_SECRET, code, now + 30_000, null)).toBe(step);
    expect(stepOfCode(RFC_SECRET, code, now + 60_000, null)).toBeUndefined();
    expect(stepOfCode(RFC_SECRET, code, now - 30_000, null)).toBe(step);
  });

  test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '-12345'])('%o is none', (code) => {
    expect(stepOfCode(RFC_SECRET, code, 0, null)).toBeUndefined();
  });

  test('a new secret has 160 bits and is never the same', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(newTotpSecret());
    expect(secretInGroups('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
  });

  test('the address for the app names Kith and the account', () => {
    const address = new URL(totpAddress(RFC_SECRET, 'sam@larch.example'));
    expect(address.protocol).toBe('otpauth:');
    expect(decodeURIComponent(address.pathname)).toContain('Kith:sam@larch.example');
    expect(address.searchParams.get('secret')).toBe(RFC_SECRET);
  });
});

test('a QR code is a path of numbers alone, with its three corners', () => {
  const { size, path } = qrPath('otpauth://totp/Kith:sam@larch.example?secret=ABC');
  expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
  const dark = new Set([...path.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => `${x},${y}`));
  for (const [x, y] of [
    [4, 4],
    [size - 11, 4],
    [4, size - 11],
  ] as const) {
    for (let i = 0; i < 7; i += 1) expect(dark.has(`${x + i},${y}`)).toBe(true);
    expect(dark.has(`${x + 1},${y + 1}`)).toBe(false);
  }
  const numbers = [...path.matchAll(/M(\d+) (\d+)h/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect(Math.min(...numbers)).toBe(4);
  expect(Math.max(...numbers)).toBe(size - 5);
});
