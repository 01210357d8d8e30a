import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant } from '#kernel/instant.ts';
import { instant, MINUTE, SECOND } from '#kernel/instant.ts';
import { type Failures, WINDOW, waitBeforeTrying, waitInWords } from './sign-in-delay.ts';

const now = instant(Date.parse('2026-11-21T10:00:00Z'));
const none = { count: 0, last: 0 as Instant };
const just = (count: number) => ({ count, last: now });
const wait = (failures: Partial<Failures>) =>
  waitBeforeTrying({ ofAccount: none, ofAccountFromHere: none, fromHere: none, ...failures }, now) / SECOND;

describe('waitBeforeTrying', () => {
  test.each([
    [4, 0],
    [5, 15],
    [6, 30],
    [7, 60],
    [10, 480],
    [11, 900],
    [40, 900],
  ])('after %i failures of the account from here: %i seconds', (count, seconds) => {
    expect(wait({ ofAccount: just(count), ofAccountFromHere: just(count), fromHere: just(count) })).toBe(
      seconds,
    );
  });

  test.each([
    [4, 0],
    [5, 1],
    [8, 8],
    [11, 60],
    [1000, 60],
  ])('after %i failures of the account from elsewhere: %i seconds', (count, seconds) => {
    expect(wait({ ofAccount: just(count) })).toBe(seconds);
  });

  test('a home’s own address waits only after hundreds, and then for a second', () => {
    expect(wait({ fromHere: just(299) })).toBe(0);
    expect(wait({ fromHere: just(300) })).toBe(1);
  });

  test('never longer than the window, never less than nothing, and over once it has passed', () => {
    const tally = fc.record({
      count: fc.nat(2000),
      last: fc.integer({ min: now - WINDOW, max: now }).map((at) => at as Instant),
    });
    fc.assert(
      fc.property(tally, tally, tally, fc.nat(WINDOW), (ofAccount, ofAccountFromHere, fromHere, passed) => {
        const failures = { ofAccount, ofAccountFromHere, fromHere };
        const first = waitBeforeTrying(failures, now);
        const then = waitBeforeTrying(failures, (now + passed) as Instant);
        return first >= 0 && first <= WINDOW && then === Math.max(0, first - passed);
      }),
    );
  });
});

test.each([
  [1, '1 second'],
  [14_001, '15 seconds'],
  [59_000, '59 seconds'],
  [59_001, '1 minute'],
  [MINUTE + 1, '2 minutes'],
])('waitInWords(%i) is %s', (ms, words) => {
  expect(waitInWords(ms)).toBe(words);
});
