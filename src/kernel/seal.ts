import type { SealId } from './ids.ts';

/** What stands for a seal in a row that is not sealed. */
export const NO_SEAL = '00000000-0000-0000-0000-000000000000';

/** The seal of a row, to be spread into what is read of it: nothing where there is none. */
export function sealOf(row: { readonly seal_id: string }): { readonly sealId?: SealId } {
  return row.seal_id === NO_SEAL ? {} : { sealId: row.seal_id as SealId };
}
