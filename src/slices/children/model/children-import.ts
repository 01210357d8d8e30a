import type { AuthorityId, ChildId, HomeId, PersonId } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

export type ChildColumn =
  | 'first'
  | 'last'
  | 'born'
  | 'home'
  | 'placed'
  | 'since'
  | 'authority'
  | 'authorityPhone'
  | 'workerFirst'
  | 'workerLast'
  | 'workerPhone'
  | 'workerEmail';

/** The columns of a table of children, as its template writes them. */
export const CHILD_COLUMNS: readonly {
  readonly key: ChildColumn;
  readonly title: string;
  readonly also?: readonly string[];
  readonly required?: boolean;
  readonly hint: string;
}[] = [
  { key: 'first', title: 'First name', also: ['Given name', 'Forename'], required: true, hint: 'needed' },
  { key: 'last', title: 'Last name', also: ['Family name', 'Surname'], required: true, hint: 'needed' },
  { key: 'born', title: 'Date of birth', also: ['DOB', 'Born'], required: true, hint: 'like 27/03/2012' },
  { key: 'home', title: 'Home', also: ['House'], required: true, hint: 'its name, as Kith has it' },
  { key: 'placed', title: 'Placement', also: ['How placed'], required: true, hint: 'planned or emergency' },
  {
    key: 'since',
    title: 'Lives here since',
    also: ['Since', 'Placed on'],
    required: true,
    hint: 'like 27/03/2026',
  },
  {
    key: 'authority',
    title: 'Authority',
    also: ['Placing authority'],
    required: true,
    hint: 'who placed the child',
  },
  {
    key: 'authorityPhone',
    title: 'Authority telephone',
    hint: 'needed where Kith does not know the authority yet',
  },
  { key: 'workerFirst', title: 'Social worker first name', required: true, hint: 'needed' },
  { key: 'workerLast', title: 'Social worker last name', required: true, hint: 'needed' },
  { key: 'workerPhone', title: 'Social worker telephone', hint: 'needed where Kith does not know them yet' },
  { key: 'workerEmail', title: 'Social worker e-mail', hint: 'may be empty' },
];

/** A row as it was read. Days that could not be read are null. */
export type ChildRow = {
  readonly line: number;
  readonly cells: Readonly<Record<ChildColumn, string>>;
  readonly days: Readonly<Record<'born' | 'since', PlainDate | null>>;
  /** How old somebody born then is now. */
  readonly age: number;
};

type Either<Id> = { readonly known: Id } | { readonly fresh: string };

/** What would be done about a row. */
export type ChildPlan = {
  readonly line: number;
  readonly who: string;
  readonly did: 'new' | 'changed' | 'none' | 'wrong';
  readonly does: readonly string[];
  readonly problems: readonly { readonly column: string; readonly text: string }[];
  readonly row: ChildRow;
  /** Set where the row can be brought in. */
  readonly to: {
    readonly child: ChildId | null;
    readonly homeId: HomeId;
    readonly kind: 'planned' | 'emergency';
    readonly born: PlainDate;
    readonly since: PlainDate;
    readonly authority: Either<AuthorityId>;
    readonly worker: Either<PersonId>;
  } | null;
};

export type ChildrenKnown = {
  readonly homes: readonly { readonly homeId: HomeId; readonly name: string }[];
  readonly children: readonly {
    readonly childId: ChildId;
    readonly givenName: string;
    readonly familyName: string;
    readonly dateOfBirth: PlainDate;
    readonly homeId: HomeId | null;
    readonly authorityId: AuthorityId;
    /** Their social worker now; null where nobody is. */
    readonly workerId: PersonId | null;
  }[];
  readonly authorities: readonly { readonly authorityId: AuthorityId; readonly name: string }[];
  readonly workers: readonly {
    readonly personId: PersonId;
    readonly name: string;
    readonly authorityId: AuthorityId;
  }[];
  readonly today: PlainDate;
};

const PHONE = /^[+(]?\d[\d\s()-]{5,24}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();

/** Says of every row what would be done about it, or what is to be mended and in which column. */
export function planChildren(rows: readonly ChildRow[], known: ChildrenKnown): readonly ChildPlan[] {
  const lines = new Map<string, number>();
  return rows.map((row) => planRow(row, known, lines));
}

function planRow(row: ChildRow, known: ChildrenKnown, lines: Map<string, number>): ChildPlan {
  const { line, cells, days } = row;
  const problems: { column: string; text: string }[] = [];
  const wrong = (key: ChildColumn, text: string) => {
    problems.push({ column: CHILD_COLUMNS.find((each) => each.key === key)?.title ?? key, text });
  };
  for (const key of ['first', 'last', 'workerFirst', 'workerLast'] as const) {
    if (cells[key] === '') wrong(key, 'Enter the name');
    if (cells[key].length > 100) wrong(key, 'Shorten this to 100 characters');
  }
  const { born, since } = days;
  if (born === null) wrong('born', 'Enter a day like 27/03/2012');
  else if (born > known.today) wrong('born', 'Enter a day that is not in the future');
  else if (row.age >= 18) wrong('born', 'Check the day: a child is under 18');
  if (since === null) wrong('since', 'Enter a day like 27/03/2026');
  else if (since > known.today) wrong('since', 'Enter today or an earlier day');
  else if (born !== null && since < born) wrong('since', 'Enter a day that is not before the child was born');
  const homes = known.homes.filter(({ name }) => plain(name) === plain(cells.home));
  if (homes.length !== 1) wrong('home', `Enter one of: ${known.homes.map(({ name }) => name).join(', ')}`);
  const kind = (['planned', 'emergency'] as const).find((each) => each === plain(cells.placed));
  if (!kind) wrong('placed', 'Enter planned or emergency');
  if (cells.authority === '' || cells.authority.length > 200)
    wrong('authority', 'Enter the authority’s name');
  for (const key of ['authorityPhone', 'workerPhone'] as const)
    if (cells[key] !== '' && !PHONE.test(cells[key])) wrong(key, 'Enter a number like 01632 960001');
  if (cells.workerEmail !== '' && !EMAIL.test(cells.workerEmail))
    wrong('workerEmail', 'Enter an address with an @');

  const authority = known.authorities.find(({ name }) => plain(name) === plain(cells.authority));
  if (!authority && cells.authority !== '' && cells.authorityPhone === '')
    wrong('authorityPhone', 'Kith does not know this authority yet. Enter its number');
  const workerName = `${cells.workerFirst} ${cells.workerLast}`;
  const workers = known.workers.filter(
    (each) => each.authorityId === authority?.authorityId && plain(each.name) === plain(workerName),
  );
  if (workers.length > 1)
    wrong('workerLast', 'Two social workers there have this name. Add this child by hand');
  if (workers.length === 0 && cells.workerPhone === '')
    wrong('workerPhone', 'Kith does not know this social worker yet. Enter their number');

  const who = `${cells.first} ${cells.last}`.trim();
  const key = `${plain(who)}|${born}`;
  const first = lines.get(key);
  if (first !== undefined) wrong('first', `Line ${first} is the same child. Take one of them out`);
  lines.set(key, first ?? line);
  const child = known.children.find(
    (each) => plain(`${each.givenName} ${each.familyName}`) === plain(who) && each.dateOfBirth === born,
  );
  const homeId = homes[0]?.homeId;
  if (child && homeId && child.homeId !== homeId)
    wrong('home', 'Kith has this child at another home. A table moves nobody');
  if (child && child.authorityId !== authority?.authorityId)
    wrong('authority', 'Kith has another authority for this child. A table does not change that');
  if (problems.length > 0 || !homeId || !kind || born === null || since === null)
    return { line, who, did: 'wrong', does: [], problems, row, to: null };
  const [worker] = workers;
  const to = {
    child: child?.childId ?? null,
    homeId,
    kind,
    born,
    since,
    authority: authority ? { known: authority.authorityId } : { fresh: plain(cells.authority) },
    worker: worker ? { known: worker.personId } : { fresh: `${plain(cells.authority)}|${plain(workerName)}` },
  } as const;
  const does = child
    ? worker && child.workerId === worker.personId
      ? []
      : [`${workerName} becomes their social worker`]
    : [
        `Lives at ${homes[0]?.name} since ${since}; ${workerName}, ${cells.authority}, is their social worker`,
      ];
  const did = child ? (does.length > 0 ? 'changed' : 'none') : 'new';
  return { line, who, did, does, problems, row, to };
}
