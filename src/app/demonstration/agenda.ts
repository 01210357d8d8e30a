import { addDays } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { earlierMoment, londonDay, londonTime } from '#kernel/london.ts';
import type { Began, Followed } from './matter.ts';

/** What people do over the year, in the order of their times: each act may put further ones on the agenda. */
export type Agenda = {
  readonly at: (when: Instant, act: (now: Instant) => Promise<void>) => void;
  /** Does everything up to `until`; what lies beyond stays undone, as it is in life. */
  readonly run: (until: Instant) => Promise<void>;
};

export function openAgenda(): Agenda {
  const acts: { readonly when: Instant; readonly act: (now: Instant) => Promise<void> }[] = [];
  let told = Number.NEGATIVE_INFINITY;
  return {
    at(when, act) {
      if (when < told) throw new Error(`planned for ${new Date(when).toISOString()}, which has passed`);
      // Behind what stands at the same time already: two acts of one moment come in the order they were planned.
      const later = acts.findIndex((each) => each.when > when);
      acts.splice(later === -1 ? acts.length : later, 0, { when, act });
    },
    async run(until) {
      for (let next = acts.shift(); next && next.when <= until; next = acts.shift()) {
        told = next.when;
        await next.act(next.when);
      }
    },
  };
}

/** Milliseconds since 00:00 of "17:35". */
export function wallTime(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * HOUR + minutes * MINUTE;
}

/** When a matter began, seen from today. */
export function beganAt(began: Began, today: Instant): Instant {
  if ('hoursAgo' in began) return (today - began.hoursAgo * HOUR) as Instant;
  return earlierMoment(addDays(londonDay(today), -began.daysAgo), wallTime(began.time));
}

/** When something followed. */
export function followedAt(followed: Followed, began: Instant): Instant {
  if ('minutes' in followed) return (began + followed.minutes * MINUTE) as Instant;
  return earlierMoment(addDays(londonDay(began), followed.days), wallTime(followed.time));
}

/** The first moment from `at` on that lies within these hours of the clock. */
export function withinHours(at: Instant, from: number, to: number): Instant {
  const { day, msOfDay } = londonTime(at);
  if (msOfDay < from) return earlierMoment(day, from + (msOfDay % HOUR));
  return msOfDay > to ? earlierMoment(addDays(day, 1), from + (msOfDay % HOUR)) : at;
}

/** Numbers that look random and are the same each time: 0 up to, not including, 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
