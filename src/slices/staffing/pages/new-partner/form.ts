import type { HomeId, Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** The value that stands for every home. */
const ALL = 'all';

const LONGEST_NAME = 200;

/** An agency or a partnership as the form told it. */
export type PartnerTold = {
  readonly submission: Id<'submission'>;
  readonly homeId: HomeId | null;
  readonly kind: 'agency' | 'partnership';
  readonly name: string;
  readonly phone: string | null;
};

/** Reads the form; every message names its field and says what to do. */
export function parse(body: FormBody, { homes, forAll }: Loaded): Result<PartnerTold, readonly FieldError[]> {
  const read = fieldReader(body);
  const kind = read.oneOf('kind', ['agency', 'partnership'], 'Say whether it is an agency or a partnership');
  const ids = [...homes.map(({ homeId }) => homeId), ...(forAll ? [ALL] : [])];
  const [only, another] = ids;
  const at = only && !another ? only : read.oneOf('home', ids, 'Choose who works with it');
  const name = read.words('name', 'Enter its name', LONGEST_NAME);
  const phone = read.phone('phone');
  if (read.errors.length > 0 || !kind || !at) return refuse(read.errors);
  const homeId = at === ALL ? null : (at as HomeId);
  return ok({ submission: valueOf(body, 'submission') as Id<'submission'>, homeId, kind, name, phone });
}
