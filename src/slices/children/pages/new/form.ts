import { ageAt } from '#engine/time/age.ts';
import type { AuthorityId, HomeId, Id, PersonId } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldReader } from '#web/field-reader.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** The value of a choice that stands for somebody who is not in the list. */
export const SOMEBODY_NEW = 'new';
const LONGEST_AUTHORITY = 200;

/** A child as the form told it. Where somebody is not known yet, their id is null. */
export type Arrival = {
  readonly submission: Id<'submission'>;
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: PlainDate;
  readonly homeId: HomeId;
  readonly kind: 'planned' | 'emergency';
  readonly since: PlainDate;
  /** The area whose Children’s Services take a concern in; null where it is none of those listed. */
  readonly area: string | null;
  readonly authority: {
    readonly id: AuthorityId | null;
    readonly name: string;
    readonly phone: string | null;
    readonly outOfHoursPhone: string | null;
  };
  readonly socialWorker: {
    readonly id: PersonId | null;
    readonly givenName: string;
    readonly familyName: string;
    readonly phone: string | null;
    readonly email: string | null;
  };
  readonly parent: { readonly name: string; readonly phone: string | null; readonly responsible: boolean };
  readonly advocate: { readonly name: string; readonly phone: string | null };
};

/** Reads the form; every message names its field and says what to do. */
export function parse(
  body: FormBody,
  loaded: Loaded,
  ctx: PageContext,
): Result<Arrival, readonly FieldError[]> {
  const read = fieldReader(body);
  const givenName = read.words('given-name', 'Enter the child’s first name');
  const familyName = read.words('family-name', 'Enter the child’s last name');
  const dateOfBirth = readBirth(read, ctx);
  const homeId = readHome(read, loaded);
  const kind = read.oneOf('kind', ['planned', 'emergency'], 'Say whether the placement was planned');
  const since = readSince(read, ctx, dateOfBirth);
  const area = readArea(read, body, loaded);
  const authority = readAuthority(read, body, loaded);
  const socialWorker = readSocialWorker(read, body, loaded, authority.id);
  const parent = readParent(read, body);
  const advocate = {
    name: read.words('advocate-name', undefined, LONGEST_AUTHORITY),
    phone: read.phone('advocate-phone'),
  };
  if (advocate.phone && !advocate.name)
    read.errors.push({ field: 'advocate-name', text: 'Enter the advocate’s name' });
  if (read.errors.length > 0 || !dateOfBirth || !since || !homeId || !kind) return refuse(read.errors);
  const submission = valueOf(body, 'submission') as Id<'submission'>;
  const child = { submission, givenName, familyName, dateOfBirth, since, homeId, kind, area };
  return ok({ ...child, authority, socialWorker, parent, advocate });
}

function readBirth(read: FieldReader, { now }: PageContext): PlainDate | undefined {
  const date = read.day('born', 'Enter the date of birth as day, month and year, like 27 3 2012');
  const mend = (text: string) => void read.errors.push({ field: 'born-day', text });
  if (!date) return undefined;
  if (date > londonDate(now)) {
    mend('Enter a date of birth that is not in the future');
    return undefined;
  }
  if (ageAt(date, now) >= 18) mend('Check the date of birth: a child is under 18');
  return date;
}

function readSince(
  read: FieldReader,
  { now }: PageContext,
  birth: PlainDate | undefined,
): PlainDate | undefined {
  const date = read.day('since', 'Enter the day as day, month and year, like 27 3 2026');
  const mend = (text: string) => void read.errors.push({ field: 'since-day', text });
  if (date && date > londonDate(now)) mend('Enter today or an earlier day');
  else if (date && birth && date < birth) mend('Enter a day that is not before the child was born');
  return date;
}

function readHome(read: FieldReader, { homes }: Loaded): HomeId | undefined {
  const [only, another] = homes;
  if (only && !another) return only.homeId;
  return read.oneOf(
    'home',
    homes.map((home) => home.homeId),
    'Choose the home where the child lives',
  );
}

function readArea(read: FieldReader, body: FormBody, { areas }: Loaded): string | null {
  const sent = valueOf(body, 'area');
  if (sent !== '' && !areas.includes(sent))
    read.errors.push({ field: 'area', text: 'Choose an area from the list, or leave it open' });
  return sent === '' ? null : sent;
}

function readAuthority(read: FieldReader, body: FormBody, { authorities }: Loaded): Arrival['authority'] {
  const sent = valueOf(body, 'authority');
  const known = authorities.find((each) => each.authorityId === sent);
  const isNew = sent === SOMEBODY_NEW;
  if (!known && !isNew)
    read.errors.push({ field: 'authority', text: 'Choose the authority that placed the child' });
  return {
    id: known?.authorityId ?? null,
    name: read.words('authority-name', isNew ? 'Enter the authority’s name' : undefined, LONGEST_AUTHORITY),
    phone: read.phone('authority-phone', isNew ? 'Enter the number that it answers in the day' : undefined),
    outOfHoursPhone: read.phone('authority-night'),
  };
}

function readSocialWorker(
  read: FieldReader,
  body: FormBody,
  { socialWorkers }: Loaded,
  authorityId: AuthorityId | null,
): Arrival['socialWorker'] {
  const sent = valueOf(body, 'worker');
  const known = socialWorkers.find((each) => each.personId === sent);
  const isNew = sent === SOMEBODY_NEW;
  if (!known && !isNew) read.errors.push({ field: 'worker', text: 'Choose the child’s social worker' });
  if (known && known.authorityId !== authorityId) {
    const text = `${known.name} works for another authority. Choose a social worker of the one above.`;
    read.errors.push({ field: 'worker', text });
  }
  return {
    id: known?.personId ?? null,
    givenName: read.words('worker-given-name', isNew ? 'Enter their first name' : undefined),
    familyName: read.words('worker-family-name', isNew ? 'Enter their last name' : undefined),
    phone: read.phone('worker-phone', isNew ? 'Enter the number that they answer' : undefined),
    email: read.email('worker-email'),
  };
}

function readParent(read: FieldReader, body: FormBody): Arrival['parent'] {
  const name = read.words('parent-name', undefined, LONGEST_AUTHORITY);
  const phone = read.phone('parent-phone');
  const responsible = valueOf(body, 'parent-responsible');
  if (name === '' && (phone || responsible !== ''))
    read.errors.push({ field: 'parent-name', text: 'Enter the parent’s name' });
  if (name !== '' && responsible !== 'yes' && responsible !== 'no') {
    read.errors.push({ field: 'parent-responsible', text: 'Say whether they have parental responsibility' });
  }
  return { name, phone, responsible: responsible === 'yes' };
}
