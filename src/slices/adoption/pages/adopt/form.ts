import type { HomeId, Id } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Level } from '../../model/adoption-choices.ts';
import { problemOfAdopting, versionKey } from '../../model/adoption-choices.ts';
import { LONGEST_REASON } from '../../model/reason.ts';
import type { Loaded } from './load.ts';

/** How the form says that it is for the whole organisation. */
const EVERYWHERE = 'everywhere';

/** A version to follow, as the form told it. */
export type ToAdopt = {
  readonly pack: { readonly id: string; readonly version: string };
  readonly level: Level;
  readonly from: PlainDate;
  readonly reason: string;
  readonly submission: Id<'submission'>;
};

/** Reads the form; every message names its field and says what to do. */
export function parse(body: FormBody, loaded: Loaded): Result<ToAdopt, readonly FieldError[]> {
  const { homes, everywhere, packs, adoptions } = loaded;
  const read = fieldReader(body);
  const chosen = read.oneOf('policy', packs.map(versionKey), 'Choose a policy');
  const places = [...(everywhere ? [EVERYWHERE] : []), ...homes.map((home) => home.homeId)];
  const place = places.length === 1 ? places[0] : read.oneOf('for', places, 'Choose who follows it');
  const from = read.day('from', 'Enter a day that exists, like 1 12 2026');
  const reason = read.words('reason', 'Say why it is adopted', LONGEST_REASON);
  const pack = packs.find((each) => versionKey(each) === chosen);
  const level = place === EVERYWHERE ? null : (place as HomeId);
  if (pack && place !== undefined && from) {
    const problem = problemOfAdopting(pack, { level, from }, adoptions);
    if (problem) read.errors.push(problem);
  }
  if (read.errors.length > 0 || !pack || !from) return refuse(read.errors);
  const submission = valueOf(body, 'submission') as Id<'submission'>;
  return ok({ pack: { id: pack.id, version: pack.version }, level, from, reason, submission });
}
