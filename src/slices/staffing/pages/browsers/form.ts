import type { HomeId, Id } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { DeviceClass } from '#slices/account/index.ts';
import { fieldReader } from '#web/field-reader.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** What a manager says of the browser that they sit at. */
export type Said = {
  readonly submission: Id<'submission'>;
  readonly homeId: HomeId;
  readonly name: string;
  readonly deviceClass: DeviceClass;
};

export function parse(body: FormBody, { homes }: Loaded): Result<Said, readonly FieldError[]> {
  const read = fieldReader(body);
  const name = read.words('name', 'Give this device a name, so that you know it again');
  const [only, another] = homes;
  const ids = homes.map((home) => home.homeId);
  const homeId = only && !another ? only.homeId : read.oneOf('home', ids, 'Choose the home it belongs to');
  const deviceClass = read.oneOf('class', ['shared', 'managed'] as const, 'Say who uses this device');
  if (read.errors.length > 0 || !homeId || !deviceClass) return refuse(read.errors);
  return ok({ submission: valueOf(body, 'submission') as Id<'submission'>, homeId, name, deviceClass });
}
