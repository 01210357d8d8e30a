import type { Role } from '#access/actor.ts';
import type { Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import { readRole } from '../give/form.ts';
import type { EndTold } from '../shared/form.ts';
import { readEnd } from '../shared/form.ts';
import type { PlaceOffered } from '../shared/load.ts';
import type { Loaded } from './load.ts';

/** The end of a role, and what follows it where somebody moves. */
export type ChangeTold = EndTold & {
  readonly submission: Id<'submission'>;
  readonly next: { readonly role: Role; readonly at: PlaceOffered } | null;
};

/** Reads the form; every message names its field and says what to do. */
export function parse(body: FormBody, { places }: Loaded): Result<ChangeTold, readonly FieldError[]> {
  const read = fieldReader(body);
  const what = read.oneOf('what', ['end', 'move'], 'Say whether the role ends or they move to another');
  const end = readEnd(read);
  const next = what === 'move' ? readRole(read, places) : null;
  if (read.errors.length > 0 || !end || next === undefined) return refuse(read.errors);
  return ok({ submission: valueOf(body, 'submission') as Id<'submission'>, ...end, next });
}
