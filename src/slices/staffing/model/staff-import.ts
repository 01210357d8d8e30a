import type { HomeId, Id, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { standingOf } from '#kernel/span.ts';
import type { PersonWithRoles } from '#slices/people/index.ts';
import type { HomeRole } from './role-words.ts';
import { answersForOthers, HOME_ROLES, roleWords } from './role-words.ts';

export type StaffColumn = 'first' | 'last' | 'role' | 'home' | 'from' | 'to' | 'phone' | 'email';

/** The columns of a table of staff, as its template writes them. */
export const STAFF_COLUMNS: readonly {
  readonly key: StaffColumn;
  readonly title: string;
  readonly also?: readonly string[];
  readonly required?: boolean;
  readonly hint: string;
}[] = [
  { key: 'first', title: 'First name', also: ['Given name', 'Forename'], required: true, hint: 'needed' },
  { key: 'last', title: 'Last name', also: ['Family name', 'Surname'], required: true, hint: 'needed' },
  {
    key: 'role',
    title: 'Role',
    also: ['Job title'],
    required: true,
    hint: HOME_ROLES.map(roleWords).join(', '),
  },
  { key: 'home', title: 'Home', also: ['House'], required: true, hint: 'its name, as Kith has it' },
  {
    key: 'from',
    title: 'First day',
    also: ['From', 'Start date'],
    hint: 'like 27/03/2027; today where empty',
  },
  { key: 'to', title: 'Last day', also: ['To', 'Until', 'End date'], hint: 'empty where no end is planned' },
  { key: 'phone', title: 'Telephone', also: ['Phone', 'Mobile'], hint: 'may be empty' },
  {
    key: 'email',
    title: 'E-mail',
    also: ['Email address'],
    hint: 'may be empty; tells two of one name apart',
  },
];

/** A row as it was read. Days that could not be read are `null`, empty ones `''`. */
export type StaffRow = {
  readonly line: number;
  readonly cells: Readonly<Record<StaffColumn, string>>;
  readonly days: Readonly<Record<'from' | 'to', PlainDate | '' | null>>;
};

/** What would be done about a row. */
export type StaffPlan = {
  readonly line: number;
  readonly who: string;
  readonly names: { readonly givenName: string; readonly familyName: string };
  readonly did: 'new' | 'changed' | 'none' | 'wrong';
  readonly does: readonly string[];
  readonly problems: readonly { readonly column: string; readonly text: string }[];
  /** Whom it is about: somebody known, or the word that stands for somebody new, the same for each of their rows. */
  readonly person: { readonly known: PersonId } | { readonly fresh: string } | null;
  readonly reach: { readonly phone: string | null; readonly email: string | null } | null;
  readonly give: {
    readonly role: HomeRole;
    readonly homeId: HomeId;
    readonly from: PlainDate;
    readonly to: PlainDate | null;
  } | null;
  readonly end: { readonly roleHeldId: Id<'role-held'>; readonly last: PlainDate } | null;
};

export type StaffKnown = {
  readonly homes: readonly { readonly homeId: HomeId; readonly name: string }[];
  /** Everybody of the organisation. */
  readonly people: readonly PersonWithRoles[];
  /** Those among them whom the reader may see. */
  readonly seen: ReadonlySet<PersonId>;
  /** Homes at which a role that answers for others waits for a second person. */
  readonly waitsAt: ReadonlySet<HomeId>;
  readonly reader: PersonId;
  readonly today: PlainDate;
  readonly now: Instant;
};

const PHONE = /^[+(]?\d[\d\s()-]{5,24}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const LONGEST = 100;
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();

/** Says of every row what would be done about it, or what is to be mended and in which column. */
export function planStaff(rows: readonly StaffRow[], known: StaffKnown): readonly StaffPlan[] {
  const byEmail = new Map(
    known.people.flatMap((each) => (each.email ? [[plain(each.email), each] as const] : [])),
  );
  const byName = new Map<string, PersonWithRoles[]>();
  for (const each of known.people.filter(({ personId }) => known.seen.has(personId))) {
    const name = plain(`${each.givenName} ${each.familyName}`);
    byName.set(name, [...(byName.get(name) ?? []), each]);
  }
  const lines = new Map<string, number>();
  const names = new Map<string, string>();
  return rows.map((row) => planRow(row, known, { byEmail, byName, lines, names }));
}

type Lookup = {
  readonly byEmail: ReadonlyMap<string, PersonWithRoles>;
  readonly byName: ReadonlyMap<string, readonly PersonWithRoles[]>;
  /** The line on which this very thing stood first. */
  readonly lines: Map<string, number>;
  /** Whose address it is, within the table. */
  readonly names: Map<string, string>;
};

function planRow({ line, cells, days }: StaffRow, known: StaffKnown, look: Lookup): StaffPlan {
  const problems: { column: string; text: string }[] = [];
  const wrong = (key: StaffColumn, text: string) => {
    problems.push({ column: STAFF_COLUMNS.find((each) => each.key === key)?.title ?? key, text });
  };
  for (const [key, empty] of [
    ['first', 'Enter the first name'],
    ['last', 'Enter the last name'],
  ] as const) {
    if (cells[key] === '') wrong(key, empty);
    if (cells[key].length > LONGEST) wrong(key, `Shorten this to ${LONGEST} characters`);
  }
  const role = HOME_ROLES.find((each) => plain(each) === plain(cells.role));
  if (!role) wrong('role', `Enter one of: ${HOME_ROLES.map(roleWords).join(', ')}`);
  const homes = known.homes.filter(({ name }) => plain(name) === plain(cells.home));
  if (homes.length !== 1) wrong('home', `Enter one of: ${known.homes.map(({ name }) => name).join(', ')}`);
  const homeId = homes[0]?.homeId;
  if (days.from === null) wrong('from', 'Enter a day like 27/03/2027');
  if (days.to === null) wrong('to', 'Enter a day like 27/03/2027, or leave it empty');
  const from = days.from || known.today;
  const to = days.to || null;
  if (to !== null && to < from) wrong('to', 'Enter a day that is not before the first');
  if (cells.phone !== '' && !PHONE.test(cells.phone)) wrong('phone', 'Enter a number like 01632 960001');
  if (cells.email !== '' && !EMAIL.test(cells.email)) wrong('email', 'Enter an address with an @');

  const who = `${cells.first} ${cells.last}`.trim();
  const name = plain(who);
  const email = plain(cells.email);
  const named = look.byName.get(name) ?? [];
  const found = (email !== '' && look.byEmail.get(email)) || (named.length === 1 ? named[0] : undefined);
  if (!found && named.length > 1) wrong('email', 'Two people have this name. Say which by their address');
  if (found && !known.seen.has(found.personId))
    wrong(
      'email',
      'This address belongs to somebody at another home. Whoever answers for the organisation adds them',
    );
  else if (found && plain(`${found.givenName} ${found.familyName}`) !== name)
    wrong('email', 'This address belongs to somebody of another name');
  if (found?.personId === known.reader) wrong('first', 'This is you. Nobody changes their own roles');
  const key = email || name;
  const other = look.names.get(key);
  if (other !== undefined && other !== name) wrong('email', 'Another row has this address and another name');
  look.names.set(key, name);
  const same = `${key}|${role}|${homeId}`;
  const first = look.lines.get(same);
  if (first !== undefined) wrong('first', `Line ${first} says the same. Take one of them out`);
  look.lines.set(same, first ?? line);

  const names = { givenName: cells.first, familyName: cells.last };
  const base = { line, who, names, reach: null, give: null, end: null, does: [] as string[] };
  if (problems.length > 0 || !role || !homeId) return { ...base, did: 'wrong', problems, person: null };
  const give = { role, homeId, from, to };
  const second = answersForOthers(role) && known.waitsAt.has(homeId) ? ', once a second person agrees' : '';
  const gives = `Becomes ${roleWords(role).toLowerCase()} at ${homes[0]?.name} from ${from}${to ? ` to ${to}` : ''}${second}`;
  const phone = cells.phone || null;
  if (!found) {
    const reach = { phone, email: cells.email || null };
    return { ...base, did: 'new', problems, person: { fresh: key }, reach, give, does: [gives] };
  }
  const does: string[] = [];
  const reach = { phone: phone ?? found.phone, email: found.email ?? (cells.email || null) };
  if (reach.phone !== found.phone) does.push(`Telephone becomes ${reach.phone}`);
  if (reach.email !== found.email) does.push(`E-mail becomes ${reach.email}`);
  const reached = does.length > 0 ? reach : null;
  const held = found.roles.find(
    (each) =>
      each.role === role &&
      each.homeId === homeId &&
      ['held', 'planned'].includes(standingOf(each, known.now)) &&
      (to === null || each.from <= to) &&
      (each.to === null || each.to >= from),
  );
  if (!held) does.push(gives);
  const ends = held && to !== null && to !== held.to && to >= known.today && to >= held.from;
  if (ends) does.push(`Their last day as ${roleWords(role).toLowerCase()} becomes ${to}`);
  return {
    ...base,
    did: does.length > 0 ? 'changed' : 'none',
    problems,
    does,
    person: { known: found.personId },
    reach: reached,
    give: held ? null : give,
    end: ends ? { roleHeldId: held.roleHeldId, last: to } : null,
  };
}
