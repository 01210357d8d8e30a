import type { PublicContext } from '#web/public-page.ts';

type Tx = Parameters<Parameters<PublicContext['transact']>[0]>[0];

/** The demonstration, as app hands it in. */
export type Demonstration = {
  /** What all of its people sign in with. */
  readonly password: string;
  /** Takes its time outside any transaction: hashes the password. */
  readonly prepare: () => Promise<string>;
  /** Fills an empty Kith in the caller's transaction. */
  readonly tell: (tx: Tx, passwordHash: string, ctx: PublicContext) => Promise<unknown>;
};
