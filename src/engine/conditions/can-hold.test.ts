import { describe, expect, test } from 'vitest';
import { conditionOf, NAMES } from '../../../test/engine/restriction-conditions.ts';
import { canHold } from './can-hold.ts';

describe('whether any facts make it hold', () => {
  test.each([
    ['restriction.emergency && !restriction.emergency', false],
    ['restriction.emergency && !restriction.byForce', true],
    ['child.age < 13 && child.age > 14', false],
    ['child.age < 13 && child.age > 11', true],
    ["restriction.extent == 'withdrawn' && restriction.extent == 'reduced'", false],
    ["'phone' in restriction.what && !('phone' in restriction.what)", false],
    ["'phone' in restriction.what && 'internet' in restriction.what && size(restriction.what) == 2", true],
    ['size(restriction.what) > 6', false],
    ['size(restriction.what) > 5', true],
    ["restriction.what.all(w, w == 'phone') && 'device' in restriction.what", false],
    ['!has(restriction.emergency)', true],
    ['!has(restriction.emergency) && restriction.emergency', false],
    ["settings['camera-rule'] == 'agreement' && settings['camera-rule'] == 'coaching'", false],
    ["'correspondence' in adopted && happened('concern.raised') && !child.known", true],
    ["happened('concern.raised') && !happened('concern.raised')", false],
    ['child.known && !child.known', false],
  ])('%s: %s', (text, possible) => {
    expect(canHold(conditionOf(text), NAMES)).toBe(possible);
  });
});
