import type { PlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';

/** Whom somebody looks for: exactly, or nobody is found. */
export type Sought = { readonly givenName: string; readonly familyName: string; readonly born: PlainDate };

export function parse(body: FormBody): Result<Sought, readonly FieldError[]> {
  const read = fieldReader(body);
  const givenName = read.words('given-name', 'Enter the child’s first name');
  const familyName = read.words('family-name', 'Enter the child’s last name');
  const born = read.day('born', 'Enter the day on which the child was born');
  if (read.errors.length > 0 || !born) return refuse(read.errors);
  return ok({ givenName, familyName, born });
}
