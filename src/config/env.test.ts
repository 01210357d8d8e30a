import { describe, expect, test } from 'vitest';
import { readEnv } from './env.ts';

describe('readEnv', () => {
  test('an empty environment is enough', () => {
    expect(readEnv({})).toEqual({
      ok: true,
      env: {
        dataDir: './data',
        databaseUrl: undefined,
        ownerUrl: undefined,
        port: 3000,
        host: '127.0.0.1',
        origin: 'http://localhost:3000',
        role: 'all',
        logLevel: 'info',
      },
    });
  });

  test('takes every variable, and counts an empty one as absent', () => {
    const reading = readEnv({
      KITH_DATA: '/var/lib/kith',
      DATABASE_URL: 'postgres://kith@db/kith',
      KITH_OWNER_URL: 'postgresql://owner@db/kith',
      PORT: '8080',
      HOST: '',
      KITH_ORIGIN: 'https://kith.example/',
      KITH_ROLE: 'worker',
      LOG_LEVEL: 'warn',
    });
    expect(reading).toEqual({
      ok: true,
      env: {
        dataDir: '/var/lib/kith',
        databaseUrl: 'postgres://kith@db/kith',
        ownerUrl: 'postgresql://owner@db/kith',
        port: 8080,
        host: '127.0.0.1',
        origin: 'https://kith.example',
        role: 'worker',
        logLevel: 'warn',
      },
    });
  });

  test('a database URL may name a socket folder instead of a host', () => {
    const reading = readEnv({ DATABASE_URL: 'postgres://kith@/kith?host=/run/postgresql' });
    expect(reading).toMatchObject({
      env: { databaseUrl: 'postgres://kith@localhost/kith?host=/run/postgresql' },
    });
  });

  test('a key has 43 characters, and a refusal does not repeat it', () => {
    const key = 'k'.repeat(43);
    expect(readEnv({ KITH_SECRET_KEY: key })).toMatchObject({ env: { secretKey: key } });
    expect(readEnv({ KITH_SECRET_KEY: 'too-short' })).toEqual({
      ok: false,
      lines: ['KITH_SECRET_KEY must be 32 random bytes in base64url, 43 characters.'],
    });
  });

  test('the origin follows the port', () => {
    expect(readEnv({ PORT: '4000' })).toMatchObject({ env: { origin: 'http://localhost:4000' } });
  });

  test('what is read cannot be changed', () => {
    const reading = readEnv({});
    expect(reading.ok && Object.isFrozen(reading.env)).toBe(true);
  });

  test.each([
    [{ PORT: 'eighty' }, 'PORT must be a port number from 0 to 65535.'],
    [{ PORT: '65536' }, 'PORT must be a port number from 0 to 65535.'],
    [{ KITH_ROLE: 'both' }, 'KITH_ROLE must be one of web, worker, all.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL must be a URL that begins postgres:// or postgresql://.'],
    [{ KITH_ORIGIN: 'kith.example' }, 'KITH_ORIGIN must be a URL that begins http:// or https://.'],
    [
      { KITH_ORIGIN: 'https://kith.example/a' },
      'KITH_ORIGIN must be scheme, host and port alone, as in https://kith.example.',
    ],
    [{ KITH_OWNER_URL: 'postgres://o@db/k' }, 'KITH_OWNER_URL is only used together with DATABASE_URL.'],
  ])('%j is one clear line', (variables, line) => {
    expect(readEnv(variables)).toEqual({ ok: false, lines: [line] });
  });

  test('every wrong variable has its line, and no line repeats a value', () => {
    const reading = readEnv({ PORT: 'x', DATABASE_URL: 'secret', LOG_LEVEL: 'y' });
    expect(reading.ok ? [] : reading.lines.map((line) => line.split(' ')[0])).toEqual([
      'DATABASE_URL',
      'PORT',
      'LOG_LEVEL',
    ]);
    expect(JSON.stringify(reading)).not.toContain('secret');
  });
});
