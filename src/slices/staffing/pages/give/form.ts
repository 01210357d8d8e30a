import type { Role } from '#access/actor.ts';
import { ROLES } from '#access/actor.ts';
import type { Id } from '#kernel/ids.ts';
import { londonDate } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldReader } from '#web/field-reader.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { ROLES_AT, roleWords } from '../../model/role-words.ts';
import { readOptionalDay } from '../shared/form.ts';
import type { PlaceOffered } from '../shared/load.ts';
import type { Loaded } from './load.ts';

/** A role to give. */
export type RoleTold = {
  readonly submission: Id<'submission'>;
  readonly role: Role;
  readonly at: PlaceOffered;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
};

/** Reads which role where: one that may be held in such a place. */
export function readRole(
  read: FieldReader,
  places: readonly PlaceOffered[],
): { readonly role: Role; readonly at: PlaceOffered } | undefined {
  const keys = places.map(({ key }) => key);
  const key = read.oneOf('place', keys, 'Choose where they hold the role');
  const role = read.oneOf('role', ROLES, 'Choose the role');
  const at = places.find((each) => each.key === key);
  if (!at || !role) return undefined;
  const fitting: readonly Role[] = ROLES_AT[at.kind];
  if (fitting.includes(role)) return { role, at };
  const could = fitting.map(roleWords).join(', ');
  read.errors.push({ field: 'role', text: `Choose a role that is held there: ${could}` });
  return undefined;
}

/** Reads the form; every message names its field and says what to do. */
export function parse(
  body: FormBody,
  { places }: Loaded,
  { now }: PageContext,
): Result<RoleTold, readonly FieldError[]> {
  const read = fieldReader(body);
  const what = readRole(read, places);
  const from = read.day('from', 'Enter the first day as day, month and year, like 27 3 2027');
  const last = 'Enter the last day as day, month and year, or leave it empty';
  const to = readOptionalDay(read, body, 'to', last);
  if (from && to && to < from)
    read.errors.push({ field: 'to-day', text: 'Enter a last day that is not before the first' });
  else if (to && to < londonDate(now))
    read.errors.push({ field: 'to-day', text: 'Enter a last day that has not gone by, or leave it empty' });
  if (read.errors.length > 0 || !what || !from || to === undefined) return refuse(read.errors);
  return ok({ submission: valueOf(body, 'submission') as Id<'submission'>, ...what, from, to });
}
