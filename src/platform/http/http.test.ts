import { describe, expect, test } from 'vitest';
import { readCspReport } from './csp-report.ts';
import { fromOwnPage } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';

describe('fromOwnPage', () => {
  const own = 'https://kith.example';
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': ['same-origin', 'cross-site'] }, false],
    [{ 'sec-fetch-site': 'cross-site', origin: own }, false],
    [{ origin: own }, true],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://kith.example.evil.example', host: 'kith.example' }, false],
    [{ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true],
    [{}, true],
  ])('%o: %s', (headers, passes) => {
    expect(fromOwnPage(headers, own)).toBe(passes);
  });
});

describe('securityHeaders', () => {
  test('ASVS 3.4.1: https is made to last; plain http says nothing of it', () => {
    expect(securityHeaders('https://kith.example').strictTransportSecurity).toMatchObject({
      maxAge: 63_072_000,
    });
    expect(securityHeaders('http://localhost:3000').strictTransportSecurity).toBe(false);
  });
});

describe('readCspReport', () => {
  test.each([
    [
      { 'csp-report': { 'effective-directive': 'style-src', 'blocked-uri': 'inline' } },
      'style-src',
      'inline',
    ],
    [
      { 'csp-report': { 'violated-directive': "script-src 'self'", 'blocked-uri': 'eval' } },
      'script-src',
      'eval',
    ],
    [
      [{ body: { effectiveDirective: 'img-src', blockedURL: 'https://x.example/Robin' } }],
      'img-src',
      'elsewhere',
    ],
    [{ 'csp-report': { 'effective-directive': 'Robin Elmhirst' } }, 'unknown', 'elsewhere'],
  ])('%o', (raw, directive, blocked) => {
    expect(readCspReport(raw)).toEqual({ directive, blocked });
  });

  test.each([
    undefined,
    null,
    'text',
    7,
    [],
    {},
    { 'csp-report': 'x' },
    { body: { effectiveDirective: 3 } },
  ])('%o is none', (raw) => {
    expect(readCspReport(raw)).toBeUndefined();
  });
});
