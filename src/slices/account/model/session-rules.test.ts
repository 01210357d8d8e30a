import { describe, expect, test } from 'vitest';
import type { Instant } from '#kernel/instant.ts';
import { DAY, HOUR, instant, MINUTE } from '#kernel/instant.ts';
import { endOf, type KeptSession, stateOf } from './session-rules.ts';

const start = instant(Date.parse('2026-11-21T10:00:00Z'));
const later = (ms: number) => (start + ms) as Instant;
const kept = (more: Partial<KeptSession> = {}): KeptSession => ({
  stage: 'signed-in',
  deviceClass: 'shared',
  lastSeenAt: start,
  endsAt: endOf('signed-in', start),
  endedAt: null,
  ...more,
});

describe('stateOf', () => {
  test.each([
    ['at once', kept(), 0, 'signed-in'],
    ['a moment before the idle limit', kept(), 10 * MINUTE - 1, 'signed-in'],
    ['at the idle limit', kept(), 10 * MINUTE, 'lapsed'],
    ['a managed device rests longer', kept({ deviceClass: 'managed' }), 30 * MINUTE - 1, 'signed-in'],
    ['and not for ever', kept({ deviceClass: 'managed' }), 30 * MINUTE, 'lapsed'],
    ['busy until the absolute limit', kept({ lastSeenAt: later(12 * HOUR - 1) }), 12 * HOUR - 1, 'signed-in'],
    ['at the absolute limit', kept({ lastSeenAt: later(12 * HOUR - 1) }), 12 * HOUR, 'lapsed'],
    ['ended by its person', kept({ endedAt: later(MINUTE) }), 2 * MINUTE, 'lapsed'],
    ['its person is remembered for a week', kept(), 12 * HOUR + 7 * DAY - 1, 'lapsed'],
    ['and then forgotten', kept(), 12 * HOUR + 7 * DAY, 'none'],
    ['a week counts from the end', kept({ endedAt: later(MINUTE) }), MINUTE + 7 * DAY, 'none'],
    [
      'between password and code',
      kept({ stage: 'password', endsAt: endOf('password', start) }),
      0,
      'half-way',
    ],
    ['too long', kept({ stage: 'password', endsAt: endOf('password', start) }), 10 * MINUTE, 'none'],
    ['a password step that was used up', kept({ stage: 'password', endedAt: start }), 1, 'none'],
  ] as const)('%s', (_name, session, passed, state) => {
    expect(stateOf(session, later(passed))).toBe(state);
  });
});
