import type { HomeId, Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { normalEmail, passwordProblem } from '#slices/account/index.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { HomeRole } from '../../model/role-words.ts';
import { HOME_ROLES } from '../../model/role-words.ts';
import type { Loaded } from './load.ts';

/** A colleague as the form told them, with a password that is still to be hashed. */
export type NewColleague = {
  readonly submission: Id<'submission'>;
  readonly givenName: string;
  readonly familyName: string;
  readonly homeId: HomeId;
  readonly role: HomeRole;
  readonly phone: string | null;
  readonly email: string;
  readonly password: string;
};

/** Reads the form; every message names its field and says what to do. */
export function parse(body: FormBody, { homes }: Loaded): Result<NewColleague, readonly FieldError[]> {
  const read = fieldReader(body);
  const givenName = read.words('given-name', 'Enter the first name');
  const familyName = read.words('family-name', 'Enter the last name');
  const [only, another] = homes;
  const ids = homes.map((home) => home.homeId);
  const homeId = only && !another ? only.homeId : read.oneOf('home', ids, 'Choose the home where they work');
  const role = read.oneOf('role', HOME_ROLES, 'Choose their role');
  const phone = read.phone('phone', 'Enter the number that they answer');
  const email = normalEmail(read.email('email', 'Enter an e-mail address to sign in with') ?? '');
  const password = valueOf(body, 'password');
  const problem = passwordProblem(password, { names: [givenName, familyName], email });
  if (problem) read.errors.push({ field: 'password', text: problem });
  if (read.errors.length > 0 || !homeId || !role) return refuse(read.errors);
  const submission = valueOf(body, 'submission') as Id<'submission'>;
  return ok({ submission, givenName, familyName, homeId, role, phone, email, password });
}
