import type pg from 'pg';
import type { Pack } from '#engine/pack.ts';
import type { ChildId, HomeId, PersonId } from '#kernel/ids.ts';
import type { Stay } from '../web/history.ts';
import { insertRows, madeUpId, makeWorld, type World } from '../web/world.ts';

/** A provider with many homes, ten years old: who works there, who lives there and who has lived there. */
export type LargeWorld = World & {
  readonly responsible: PersonId;
  readonly socialWorkers: readonly { readonly personId: PersonId; readonly children: readonly ChildId[] }[];
  readonly stays: readonly Stay[];
  readonly people: number;
  readonly childrenEver: number;
};

export const YEARS = 10;
/** Children who followed one another at a place: a year and five months each. */
const STAYS = 7;
const DAY_MS = 86_400_000;

/** Homes of three children and ten staff each, with a responsible individual, and everybody who lived there before. */
export async function makeLargeWorld(
  client: pg.Client,
  homes: number,
  packs: readonly Pack[],
  now: Date,
): Promise<LargeWorld> {
  const world = await makeWorld(client, { homes, childrenPerHome: 3 }, packs, now);
  const providerId = world.providerId;
  const responsible = madeUpId('responsible') as PersonId;
  await insertRows(client, 'person', [
    {
      provider_id: providerId,
      person_id: responsible,
      given_name: 'Ines',
      family_name: 'Hale',
      created_at: BEFORE,
    },
  ]);
  await insertRows(client, 'role_held', [
    {
      provider_id: providerId,
      role_held_id: madeUpId('role responsible'),
      person_id: responsible,
      role: 'responsible-individual',
      held_from: BEFORE.slice(0, 10),
    },
  ]);
  const stays = await movedInAndOut(client, world, now);
  const { rows: socialWorkers } = await client.query<{ personId: PersonId; children: ChildId[] }>(
    `select person_id as "personId", array_agg(child_id) as children from kith.allocation
     where allocated_to is null group by person_id order by person_id`,
  );
  const { rows: staff } = await client.query<{ home_id: HomeId; person_id: PersonId }>(
    'select home_id, person_id from kith.role_held where home_id is not null',
  );
  const workersOf = new Map<string, PersonId[]>();
  for (const { home_id, person_id } of staff)
    workersOf.set(home_id, [...(workersOf.get(home_id) ?? []), person_id]);
  const { rows } = await client.query<{ people: number; children: number }>(
    'select (select count(*) from kith.person)::int as people, (select count(*) from kith.child)::int as children',
  );
  return {
    ...world,
    responsible,
    socialWorkers,
    stays: stays.map((stay) => ({ ...stay, workers: workersOf.get(stay.homeId) ?? [] })),
    people: rows[0]?.people ?? 0,
    childrenEver: rows[0]?.children ?? 0,
  };
}

const BEFORE = '2014-01-06T09:00:00Z';

/** Makes the children who live there now the last of several at their place. */
async function movedInAndOut(client: pg.Client, world: World, now: Date): Promise<readonly Stay[]> {
  const stays: Stay[] = [];
  const long = (YEARS * 365 * DAY_MS) / STAYS;
  const begin = now.getTime() - YEARS * 365 * DAY_MS;
  const places = world.homes.flatMap(({ homeId, children }) =>
    children.map((childId) => ({ homeId, childId })),
  );
  for (const [place, { homeId, childId }] of places.entries()) {
    // The last of them came between a month and a year and a half ago.
    const shift = (place / places.length) * (long - 30 * DAY_MS);
    for (let number = 0; number < STAYS; number += 1) {
      const isLast = number === STAYS - 1;
      const from = number === 0 ? begin : begin + number * long + shift;
      const until = begin + (number + 1) * long + shift;
      stays.push({
        // Busy places, which have the low numbers, lie anywhere and not next to one another.
        place: (place * 7) % places.length,
        homeId,
        childId: isLast ? childId : (madeUpId(`former ${place} ${number}`) as ChildId),
        workers: [],
        from: new Date(from).toISOString(),
        ...(isLast ? {} : { until: new Date(until).toISOString() }),
      });
    }
  }
  await client.query(
    'create temp table stay (place int, "homeId" uuid, "childId" uuid, "from" timestamptz, until timestamptz)',
  );
  await client.query('insert into stay select * from jsonb_populate_recordset(null::stay, $1)', [
    JSON.stringify(stays),
  ]);
  const last = JSON.stringify(places.map(({ childId }) => childId));
  for (const statement of FORMER) await client.query(statement);
  await client.query(
    `update kith.placement p set started_on = s."from"::date from stay s
     where s."childId" = p.child_id and p.child_id = any (array(select jsonb_array_elements_text($1))::uuid[])`,
    [last],
  );
  return stays;
}

/** Everybody who lived at a place before is like the child who lives there now, and somebody else. */
const LIKE = `from stay s join stay l on l.place = s.place and l.until is null and s.until is not null`;
const FORMER = [
  `insert into kith.child (provider_id, child_id, given_name, family_name, date_of_birth, authority_id, local_authority,
     created_at)
   select c.provider_id, s."childId", c.given_name, c.family_name || '-' || left(s."childId"::text, 4),
     c.date_of_birth - interval '5 years', c.authority_id, c.local_authority, s."from"
   ${LIKE} join kith.child c on c.child_id = l."childId"`,
  `insert into kith.placement (provider_id, placement_id, child_id, home_id, kind, started_on, ended_on)
   select p.provider_id, md5(s."childId" || 'placement')::uuid, s."childId", p.home_id, 'planned', s."from"::date,
     s.until::date ${LIKE} join kith.placement p on p.child_id = l."childId"`,
  `insert into kith.allocation (provider_id, allocation_id, child_id, person_id, allocated_from, allocated_to)
   select a.provider_id, md5(s."childId" || 'allocation')::uuid, s."childId", a.person_id, s."from"::date, s.until::date
   ${LIKE} join kith.allocation a on a.child_id = l."childId"`,
];
