import { describe, expect, test } from 'vitest';
import { hashPassword, STANDARD_COST, TooManyHashes, verifyPassword } from './password.ts';

const quick = { N: 2 ** 10, r: 8, p: 1 };
const PASSWORD = 'ladder pigeon séventeen';

describe('a password', () => {
  test('ASVS 11.4.2: is kept with scrypt at the standard cost', async () => {
    const stored = await hashPassword(PASSWORD);
    expect(stored).toMatch(/^\$scrypt\$N=131072,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
    expect(STANDARD_COST).toEqual({ N: 131_072, r: 8, p: 1 });
    expect(await verifyPassword(PASSWORD, stored)).toBe(true);
    expect(await verifyPassword(`${PASSWORD} `, stored)).toBe(false);
  });

  test('is salted: the same one twice is kept as two different texts', async () => {
    expect(await hashPassword(PASSWORD, quick)).not.toBe(await hashPassword(PASSWORD, quick));
  });

  test('is the same from a keyboard that puts letters together in another way', async () => {
    const stored = await hashPassword(PASSWORD.normalize('NFD'), quick);
    expect(await verifyPassword(PASSWORD.normalize('NFC'), stored)).toBe(true);
  });

  test('fits nothing where nothing is stored', async () => {
    expect(await verifyPassword(PASSWORD, undefined)).toBe(false);
  });

  test('an altered hash fits nothing, and one of another kind is a fault', async () => {
    const stored = await hashPassword(PASSWORD, quick);
    expect(await verifyPassword(PASSWORD, stored.replace(/.{4}$/, 'AAAA'))).toBe(false);
    expect(await verifyPassword(PASSWORD, stored.replace(/\$[\w-]{43}$/, '$AA'))).toBe(false);
    await expect(verifyPassword(PASSWORD, '$2b$10$abc')).rejects.toThrow('not in the form Kith writes');
  });

  test('when too many come at once, some are turned away and the rest are served', async () => {
    const tries = Array.from({ length: 40 }, () => hashPassword(PASSWORD, quick));
    const done = await Promise.allSettled(tries);
    const turnedAway = done.filter((each) => each.status === 'rejected');
    expect(turnedAway).toHaveLength(18);
    expect(turnedAway.every((each) => each.reason instanceof TooManyHashes)).toBe(true);
    expect(await hashPassword(PASSWORD, quick)).toMatch(/^\$scrypt/);
  });
});
