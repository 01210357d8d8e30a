import type { Instant } from '#kernel/instant.ts';
import type { Database } from '#platform/db/pool.ts';
import { type BenchRequest, captureForm, FORM, signIn } from '../web/requests.ts';
import type { World } from '../web/world.ts';

/** What is asked for: what is opened most, and recording. */
export const PAGES = ['my home', 'a child’s record', 'the children', 'a search', 'recording'] as const;
export type PageName = (typeof PAGES)[number];

/** Words to search the library for. */
export const QUERIES = ['sexting', 'front door', 'groming', 'taking a phone away at night', 'SIT-4.16'];

/** What the manager of the only home asks. */
export async function wallRequests(
  db: Database,
  world: World,
  now: Instant,
): Promise<Readonly<Record<PageName, readonly BenchRequest[]>>> {
  const [home] = world.homes;
  if (!home) throw new Error('a world without a home');
  const { headers, csrf } = await signIn(db, world, home.manager, now);
  const get = (path: string): BenchRequest => ({
    method: 'GET',
    path,
    headers,
    status: 200,
    holds: '</html>',
  });
  return {
    'my home': [get(`/home?home=${home.homeId}`)],
    'a child’s record': home.children.map((child) => get(`/children/${child}`)),
    'the children': [get('/children')],
    'a search': QUERIES.map((words) => get(`/library/search?q=${encodeURIComponent(words)}`)),
    recording: home.children.map((child) => ({
      method: 'POST',
      path: '/record/seized',
      headers: { ...headers, 'content-type': FORM, 'sec-fetch-site': 'same-origin' },
      body: captureForm(child, csrf, now),
      status: 303,
    })),
  };
}
