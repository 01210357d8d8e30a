import { expect, test } from 'vitest';
import { parseId } from '#kernel/ids.ts';
import { derivedId } from './derived-id.ts';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

test('agrees with the example of RFC 9562, appendix A.4', () => {
  expect(derivedId(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('the same two give the same id, another name or another origin gives another', () => {
  const origin = '0f2c8a64-1b7e-4f8d-9a53-5f6f3d2b1c00';
  expect(derivedId(origin, 'also 1')).toBe(derivedId(origin, 'also 1'));
  expect(derivedId(origin, 'also 1')).not.toBe(derivedId(origin, 'also 2'));
  expect(derivedId(origin, 'also 1')).not.toBe(derivedId(DNS, 'also 1'));
  expect(parseId(derivedId(origin, 'é'))).toBeDefined();
});
