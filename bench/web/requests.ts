import type { Actor } from '#access/actor.ts';
import { signInContext } from '#app/context.ts';
import { partsOfDay } from '#kernel/day-number.ts';
import type { Instant } from '#kernel/instant.ts';
import { londonDay } from '#kernel/london.ts';
import type { Database } from '#platform/db/pool.ts';
import { withActor } from '#platform/db/transaction.ts';
import { SESSION_COOKIE, sessionCookieValue, startSession } from '#slices/account/index.ts';
import { timeOf } from '#ui/words/time-words.ts';
import type { World } from './world.ts';

/** What is measured: recording, and the two pages that are opened most. */
export const JOBS = ['record', 'home', 'chronology'] as const;
export type Job = (typeof JOBS)[number];

/** One request as the client sends it. `%fresh%` in a body becomes a new random id each time it is sent. */
export type BenchRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The status it must be answered with, and words that the answer must hold. */
  readonly status: number;
  readonly holds?: string;
};

export type BenchRequests = Readonly<Record<Job, readonly BenchRequest[]>>;

/** How a form is sent. */
export const FORM = 'application/x-www-form-urlencoded';

/** Signs the worker of every home in, and gives what they ask for: their home, a child each, something to record. */
export async function requestsOf(db: Database, world: World, now: Instant): Promise<BenchRequests> {
  const requests = {
    record: [] as BenchRequest[],
    home: [] as BenchRequest[],
    chronology: [] as BenchRequest[],
  };
  for (const home of world.homes) {
    const { headers, csrf } = await signIn(db, world, home.worker, now);
    requests.home.push({ method: 'GET', path: '/home', headers, status: 200, holds: 'Yours now' });
    for (const child of home.children.slice(0, 8)) {
      requests.chronology.push({
        method: 'GET',
        path: `/children/${child}`,
        headers,
        status: 200,
        holds: 'Older entries',
      });
      requests.record.push({
        method: 'POST',
        path: '/record/seized',
        headers: { ...headers, 'content-type': FORM, 'sec-fetch-site': 'same-origin' },
        body: captureForm(child, csrf, now),
        status: 303,
      });
    }
  }
  return requests;
}

/** Starts somebody's session: the headers that carry it, and the token of its forms. */
export async function signIn(db: Database, { providerId }: World, personId: Actor['personId'], now: Instant) {
  const who = { providerId, personId };
  const session = await withActor(db, signInContext(providerId), (tx) =>
    startSession(tx, who, { stage: 'signed-in', deviceClass: 'managed' }, now),
  );
  return { headers: { cookie: `${SESSION_COOKIE}=${sessionCookieValue(session)}` }, csrf: session.csrf };
}

/** The first minute of "A device was taken from a child", as a browser sends it. */
export function captureForm(child: string, csrf: string, now: Instant): string {
  const at = (now - 20 * 60_000) as Instant;
  const { year, month, day } = partsOfDay(londonDay(at));
  return new URLSearchParams({
    csrf,
    submission: '%fresh%',
    safe: 'yes',
    child,
    device: 'new',
    'device-kind': 'phone',
    'device-description': 'blue phone with a cracked corner',
    'device-owner': 'child',
    'at-day': String(day),
    'at-month': String(month),
    'at-year': String(year),
    'at-time': timeOf(at),
    words: 'She threw it at the wall and would not stop. We sat together until she was calmer.',
    mode: 'save',
  })
    .toString()
    .replace('%25fresh%25', '%fresh%');
}
