import type { Instant } from '#kernel/instant.ts';
import { MINUTE, SECOND } from '#kernel/instant.ts';

/** How far back failures count. */
export const WINDOW = 15 * MINUTE;

/** Failures within the window, each with the newest one's time (0 where there is none). */
export type Failures = {
  readonly ofAccount: { readonly count: number; readonly last: Instant };
  /** Of this account from this network address. */
  readonly ofAccountFromHere: { readonly count: number; readonly last: Instant };
  /** From this network address, whichever the account. */
  readonly fromHere: { readonly count: number; readonly last: Instant };
};

const FREE = 5;
/** A whole home shares one address, so its own ceiling is far above what tired people reach. */
const CEILING_FROM_HERE = 300;

/**
 * How long this account must wait from here, in milliseconds; 0 when it may try. From the sixth failure on the wait
 * doubles: for the account from here up to the whole window, for the account from anywhere up to a minute only, so
 * that a stranger elsewhere can slow somebody down and never lock them out. Somebody who tries account after account
 * from one place is slowed to one try a second.
 */
export function waitBeforeTrying(failures: Failures, now: Instant): number {
  const left = (last: Instant, pause: number) => Math.max(0, last + pause - now);
  const doubling = (count: number, first: number, most: number) =>
    count < FREE ? 0 : Math.min(most, first * 2 ** (count - FREE));
  const { ofAccount, ofAccountFromHere, fromHere } = failures;
  return Math.max(
    left(ofAccount.last, doubling(ofAccount.count, SECOND, MINUTE)),
    left(ofAccountFromHere.last, doubling(ofAccountFromHere.count, 15 * SECOND, WINDOW)),
    fromHere.count < CEILING_FROM_HERE ? 0 : left(fromHere.last, SECOND),
  );
}

/** "30 seconds", "2 minutes": rounded up, for "Wait … and try again". */
export function waitInWords(ms: number): string {
  const seconds = Math.ceil(ms / SECOND);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(ms / MINUTE);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
