import type { Instant } from '#kernel/instant.ts';
import type { Held, Policy } from './policy.ts';

/** What somebody read, and when. */
export type HasRead = { readonly what: string; readonly version: string; readonly readAt: Instant };

/** One thing to be read, and how its reader stands to it. */
export type ReadingItem = {
  readonly policy: Policy;
  /** The version that counts now, or is about to. */
  readonly version: string;
  /** When this version was read; null while it is still to be read. */
  readonly readAt: Instant | null;
  /** An earlier version that was read, so that a new one asks again. */
  readonly earlier: { readonly version: string; readonly readAt: Instant } | undefined;
};

/** "policy:staying-in-touch" */
export const policyReceipt = (id: string): string => `policy:${id}`;

/** What an organisation's people are to read: the version of each policy that it follows or is about to. */
export function toRead(held: readonly Held[]): readonly Policy[] {
  return held
    .filter(({ adoption }) => adoption.is === 'now' || adoption.is === 'later')
    .map(({ policy }) => policy);
}

/** How one reader stands to each of them. */
export function readingOfPerson(
  policies: readonly Policy[],
  receipts: readonly HasRead[],
): readonly ReadingItem[] {
  return policies.map((policy) => {
    const { id, version } = policy.pack;
    const mine = receipts.filter((receipt) => receipt.what === policyReceipt(id));
    return {
      policy,
      version,
      readAt: mine.find((receipt) => receipt.version === version)?.readAt ?? null,
      earlier: mine
        .filter((receipt) => receipt.version !== version)
        .toSorted((a, b) => b.readAt - a.readAt)[0],
    };
  });
}
