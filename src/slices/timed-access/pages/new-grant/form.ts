import type { VisitorRole } from '#access/actor.ts';
import { VISITOR_ROLES } from '#access/actor.ts';
import { dayNumberOf } from '#kernel/day-number.ts';
import type { HomeId, Id } from '#kernel/ids.ts';
import { londonDay } from '#kernel/london.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { normalEmail, passwordProblem } from '#slices/account/index.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { valueOf, valuesOf } from '#web/page.ts';
import { LONGEST_WORDS } from '../../model/emergency.ts';
import type { Loaded } from './load.ts';

/** Longest time that one grant lasts, in days. */
const LONGEST_DAYS = 366;

/** A visitor as the form told them, with a password that is still to be hashed. */
export type Asked = {
  readonly submission: Id<'submission'>;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly password: string;
  readonly role: VisitorRole;
  readonly homes: readonly HomeId[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason: string;
};

export function parse(
  body: FormBody,
  { homes }: Loaded,
  { now }: PageContext,
): Result<Asked, readonly FieldError[]> {
  const read = fieldReader(body);
  const wrong = (field: string, text: string) => void read.errors.push({ field, text });
  const givenName = read.words('given-name', 'Enter the first name');
  const familyName = read.words('family-name', 'Enter the last name');
  const role = read.oneOf('role', VISITOR_ROLES, 'Choose whether they inspect or visit');
  const sent = valuesOf(body, 'home');
  const chosen = homes.map(({ homeId }) => homeId).filter((homeId) => sent.includes(homeId));
  if (chosen.length === 0 || chosen.length !== new Set(sent).size)
    wrong('home', 'Choose the homes that they may read');
  const from = read.day('from', 'Enter the first day');
  const to = read.day('to', 'Enter the last day');
  if (from && to && to < from) wrong('to-day', 'Enter a last day that is not before the first');
  if (to && dayNumberOf(to) < londonDay(now)) wrong('to-day', 'Enter a last day that has not passed');
  if (from && to && dayNumberOf(to) - dayNumberOf(from) > LONGEST_DAYS)
    wrong('to-day', 'Enter a last day within a year of the first');
  const reason = read.words('reason', 'Write why they are to read', LONGEST_WORDS);
  const email = normalEmail(read.email('email', 'Enter an e-mail address to sign in with') ?? '');
  const password = valueOf(body, 'password');
  const problem = passwordProblem(password, { names: [givenName, familyName], email });
  if (problem) wrong('password', problem);
  if (read.errors.length > 0 || !role || !from || !to) return refuse(read.errors);
  const submission = valueOf(body, 'submission') as Id<'submission'>;
  return ok({ submission, givenName, familyName, email, password, role, homes: chosen, from, to, reason });
}
