import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Pack } from '#engine/pack.ts';
import type { ChildId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';

/** How many homes, and children in each. */
export type Shape = { readonly homes: number; readonly childrenPerHome: number };

/** A home with the people whose requests are measured. */
export type BenchHome = {
  readonly homeId: HomeId;
  /** A support worker who sends the requests. */
  readonly worker: PersonId;
  readonly manager: PersonId;
  readonly children: readonly ChildId[];
};

/** Who and where, before anything is recorded. */
export type World = { readonly providerId: ProviderId; readonly homes: readonly BenchHome[] };

/** The same id for the same words in every run, in the shape of a version 4 UUID. */
export function madeUpId(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type Row = Readonly<Record<string, unknown>>;

const LONG_AGO = '2014-01-06';
const BEFORE = '2014-01-06T09:00:00Z';
const GIVEN = 'Robin Sasha Jude Ash Kit Noor Remy Alex Wren Sky Drew Lee Jo Ari Quinn Rowan'.split(' ');
const FAMILY = 'Elmhirst Larkin Oakes Thorne Birch Holloway Marsh Fenn Copse Heath Ford Dale'.split(' ');
const AUTHORITIES = ['Marlshire', 'Eastmere', 'Northwold', 'Harbour City', 'Vale of Ire'];

/** Puts a provider with its homes, staff, placing authorities and children into an empty database. */
export async function makeWorld(
  client: pg.Client,
  shape: Shape,
  packs: readonly Pack[],
  now: Date,
): Promise<World> {
  const providerId = madeUpId('provider') as ProviderId;
  const rows = new Map<string, Row[]>();
  const add = (table: string, row: Row) => {
    const list = rows.get(table) ?? [];
    list.push({ provider_id: providerId, ...row });
    rows.set(table, list);
  };
  add('provider', { name: 'Larch Care', created_at: BEFORE });
  for (const { id, version } of packs)
    add('adopted_pack', { pack_id: id, version, adopted_from: LONG_AGO, adopted_at: BEFORE });
  const socialWorkers = AUTHORITIES.flatMap((name, index) => addAuthority(add, name, index));
  const homes = Array.from({ length: shape.homes }, (_, index) => addHome(add, index, now));
  const withChildren = homes.map((home, index) => ({
    ...home,
    children: Array.from({ length: shape.childrenPerHome }, (_, place) =>
      addChild(add, home.homeId, index * shape.childrenPerHome + place, socialWorkers),
    ),
  }));
  for (const table of IN_ORDER) await insertRows(client, table, rows.get(table) ?? []);
  return { providerId, homes: withChildren };
}

/** Each after what it refers to. */
const IN_ORDER =
  'provider adopted_pack authority home person role_held shift child placement allocation child_adult'.split(
    ' ',
  );

type Add = (table: string, row: Row) => void;

function addPerson(add: Add, words: string, number: number, role: Row): PersonId {
  const person_id = madeUpId(`person ${words}`);
  const given_name = GIVEN[number % GIVEN.length];
  const family_name = FAMILY[(number * 5) % FAMILY.length];
  add('person', { person_id, given_name, family_name, phone: '01632 960010', created_at: BEFORE });
  add('role_held', { role_held_id: madeUpId(`role ${words}`), person_id, held_from: LONG_AGO, ...role });
  return person_id as PersonId;
}

function addAuthority(
  add: Add,
  name: string,
  index: number,
): readonly { person: PersonId; authority: string }[] {
  const authority_id = madeUpId(`authority ${name}`);
  add('authority', { authority_id, name, phone: '01632 960100', out_of_hours_phone: '01632 960199' });
  return Array.from({ length: 8 }, (_, place) => ({
    authority: authority_id,
    person: addPerson(add, `${name} ${place}`, index * 8 + place, { role: 'social-worker', authority_id }),
  }));
}

/** A home with a manager, two seniors and seven workers, of whom three are on shift. */
function addHome(add: Add, index: number, now: Date): Omit<BenchHome, 'children'> {
  const home_id = madeUpId(`home ${index}`);
  add('home', { home_id, name: `Home ${index + 1}`, phone: '01632 960001', created_at: BEFORE });
  const roles = [
    'registered-manager',
    ...Array(2).fill('senior-support-worker'),
    ...Array(7).fill('support-worker'),
  ];
  const people = roles.map((role, place) =>
    addPerson(add, `home ${index} ${place}`, index * 10 + place, { role, home_id }),
  );
  const [manager, , , worker, ...others] = people as [PersonId, PersonId, PersonId, PersonId, ...PersonId[]];
  for (const person_id of [manager, worker, ...others.slice(0, 1)]) {
    const [starts_at, ends_at] = [-3, 9].map((hours) => new Date(now.getTime() + hours * 3_600_000));
    add('shift', { home_id, person_id, starts_at, ends_at });
  }
  return { homeId: home_id as HomeId, manager, worker };
}

function addChild(
  add: Add,
  home_id: HomeId,
  number: number,
  socialWorkers: readonly { person: PersonId; authority: string }[],
): ChildId {
  const child_id = madeUpId(`child ${number}`);
  const by = socialWorkers[number % socialWorkers.length];
  add('child', {
    child_id,
    given_name: GIVEN[number % GIVEN.length],
    family_name: FAMILY[(number * 7) % FAMILY.length],
    date_of_birth: `20${10 + (number % 5)}-0${1 + (number % 9)}-1${number % 10}`,
    authority_id: by?.authority,
    local_authority: AUTHORITIES[number % AUTHORITIES.length],
    created_at: BEFORE,
  });
  const since = LONG_AGO;
  add('placement', {
    placement_id: madeUpId(`placement ${number}`),
    child_id,
    home_id,
    kind: 'planned',
    started_on: since,
  });
  add('allocation', {
    allocation_id: madeUpId(`allocation ${number}`),
    child_id,
    person_id: by?.person,
    allocated_from: since,
  });
  add('child_adult', {
    child_adult_id: madeUpId(`adult ${number}`),
    child_id,
    relation: 'mother',
    recipient: 'parents',
    name: 'Ms Elmhirst',
    phone: '01632 960055',
    parental_responsibility: true,
  });
  return child_id as ChildId;
}

/** Inserts rows given as objects; columns that none of them names keep their defaults. */
export async function insertRows(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ');
  const of = `select ${columns} from jsonb_populate_recordset(null::kith.${table}, $1)`;
  await client.query(`insert into kith.${table} (${columns}) ${of}`, [JSON.stringify(rows)]);
}
