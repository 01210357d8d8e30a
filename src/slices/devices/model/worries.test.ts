import { expect, test } from 'vitest';
import { FAMILY_LOCK_HARMS, IMAGE_HARMS } from '#engine/vocabulary.ts';
import { concernFacts } from './worries.ts';

test('nothing ticked is no concern', () => {
  expect(concernFacts([], 'no', null)).toBeUndefined();
  expect(concernFacts(['nothing-we-offer'], 'yes', null)).toBeUndefined();
});

test.each([
  ['unknown-adult', FAMILY_LOCK_HARMS],
  ['pictures', FAMILY_LOCK_HARMS],
  ['pictures', IMAGE_HARMS],
])('%s names harms that guard by themselves', (ticked, guards) => {
  const harms = concernFacts([ticked], 'yes', null)?.['harms'] as readonly string[];
  expect(harms.some((harm) => guards.some((guard) => guard === harm))).toBe(true);
});

test('an adult nobody knows is a stranger and grown up', () => {
  expect(concernFacts(['unknown-adult', 'bullying'], 'yes', 'luton')).toEqual({
    harms: ['inappropriate-contact', 'grooming', 'cyberbullying'],
    personPosingRisk: { relation: 'stranger', adult: true },
    immediateDanger: false,
    localAuthority: 'luton',
  });
});

test('not being sure whether everyone is safe is not known, rather than safe', () => {
  expect(concernFacts(['other'], 'not-sure', null)).toEqual({ harms: ['other'] });
  expect(concernFacts(['other'], 'no', null)).toEqual({ harms: ['other'], immediateDanger: true });
});
