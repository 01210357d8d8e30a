import type { ChildId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Database } from '#platform/db/pool.ts';
import { QUERIES } from '../walls/requests.ts';
import { type BenchRequest, captureForm, FORM, signIn } from '../web/requests.ts';
import type { LargeWorld } from './world.ts';

/** Who asks. */
export const READERS = ['support worker', 'manager', 'responsible individual', 'social worker'] as const;
export type Reader = (typeof READERS)[number];

/** One page as one kind of reader asks for it, of many people's sessions. */
export type Asked = {
  readonly page: string;
  readonly reader: Reader;
  readonly requests: readonly BenchRequest[];
};

/** So many people of each kind ask. */
const PEOPLE = 25;

type Person = {
  readonly personId: PersonId;
  readonly homeId?: string;
  readonly children: readonly ChildId[];
};

/** Everything that is measured under load but signing in. */
export async function loadRequests(db: Database, world: LargeWorld, now: Instant): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const reader of READERS) {
    const add = (page: string, requests: readonly BenchRequest[]) => asked.push({ page, reader, requests });
    const people = await Promise.all(
      peopleWho(world, reader).map(async (person) => ({
        ...person,
        ...(await signIn(db, world, person.personId, now)),
      })),
    );
    const get = (path: string, headers: BenchRequest['headers']): BenchRequest => ({
      method: 'GET',
      path,
      headers,
      status: 200,
      holds: '</html>',
    });
    if (reader === 'social worker')
      add(
        'what they were told',
        people.map((p) => get('/notices', p.headers)),
      );
    else
      add(
        'my home',
        people.map((p) => get(`/home?home=${p.homeId}`, p.headers)),
      );
    add(
      'a child’s record',
      people.flatMap((p) => p.children.map((child) => get(`/children/${child}`, p.headers))),
    );
    add(
      'the children',
      people.map((p) => get('/children', p.headers)),
    );
    add(
      'a search',
      people.map((p, n) =>
        get(`/library/search?q=${encodeURIComponent(QUERIES[n % QUERIES.length] ?? '')}`, p.headers),
      ),
    );
    if (reader === 'support worker' || reader === 'manager')
      add(
        'recording',
        people.flatMap((p) =>
          p.children.map((child) => ({
            method: 'POST',
            path: '/record/seized',
            headers: { ...p.headers, 'content-type': FORM, 'sec-fetch-site': 'same-origin' },
            body: captureForm(child, p.csrf, now),
            status: 303,
          })),
        ),
      );
  }
  return asked;
}

function peopleWho(world: LargeWorld, reader: Reader): readonly Person[] {
  // Homes from all over, busy and quiet.
  const homes = world.homes.filter((_, index) => index % Math.ceil(world.homes.length / PEOPLE) === 0);
  const at = (personId: PersonId, home: LargeWorld['homes'][number]): Person => ({
    personId,
    homeId: home.homeId,
    children: home.children,
  });
  switch (reader) {
    case 'support worker':
      return homes.map((home) => at(home.worker, home));
    case 'manager':
      return homes.map((home) => at(home.manager, home));
    case 'responsible individual':
      return homes.map((home) => at(world.responsible, home));
    case 'social worker':
      return world.socialWorkers
        .slice(0, PEOPLE)
        .map(({ personId, children }) => ({ personId, children: children.slice(0, 4) }));
  }
}
