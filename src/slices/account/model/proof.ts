import type { Instant } from '#kernel/instant.ts';
import { MINUTE } from '#kernel/instant.ts';

/** For so long a proof of presence counts for what needs a fresh one. */
export const PROOF_LASTS = 5 * MINUTE;

/** Whether somebody proved that they are there within the last five minutes. The very millisecond of the limit is beyond it. */
export const isFresh = (provedAt: Instant | null, now: Instant): boolean =>
  provedAt !== null && now < provedAt + PROOF_LASTS;
