import type { Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { LocalContact } from '../../model/local-contact.ts';
import { EVERY_AREA, KEPT_FOR, OPENINGS } from '../../model/local-contact.ts';
import type { Loaded } from './load.ts';

/** A number as the form told it. */
export type NewNumber = Omit<LocalContact, 'contactId' | 'homeId' | 'lastChecked'> & {
  readonly submission: Id<'submission'>;
};

const LONGEST_PURPOSE = 500;

/** Reads the form; every message names its field and says what to do. */
export function parse(body: FormBody, { areas }: Loaded): Result<NewNumber, readonly FieldError[]> {
  const read = fieldReader(body);
  const to = read.oneOf('to', KEPT_FOR, 'Choose whom it rings');
  const name = read.words('name', 'Enter the name that they go by', 200);
  const phone = read.phone('phone');
  const email = read.email('email');
  if (phone === null && email === null && read.errors.every((each) => !/phone|email/.test(each.field))) {
    read.errors.push({ field: 'phone', text: 'Enter a telephone number or an e-mail address' });
  }
  const open = read.oneOf('open', OPENINGS, 'Choose when it answers');
  const area =
    areas.length === 0 ? EVERY_AREA : read.oneOf('area', [EVERY_AREA, ...areas], 'Choose whom it is for');
  const purpose = read.words('purpose', 'Say what it is for', LONGEST_PURPOSE);
  if (read.errors.length > 0 || !to || !open || area === undefined) return refuse(read.errors);
  const submission = valueOf(body, 'submission') as Id<'submission'>;
  return ok({ submission, to, name, phone, email, open, area: area === EVERY_AREA ? null : area, purpose });
}
