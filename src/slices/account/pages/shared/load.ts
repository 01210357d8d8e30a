import { askForKey, newChallenge } from '#platform/crypto/passkeys.ts';
import { valueOf } from '#web/page.ts';
import type { PublicContext } from '#web/public-page.ts';
import { type ChallengeFor, sealChallenge } from '../../model/challenge.ts';
import { nextAddress } from '../../model/next-address.ts';
import { knownBrowser } from '../../store/browsers.ts';

/** What a page needs to ask for a passkey. */
export type PasskeyAsked = {
  /** For the browser, as JSON. */
  readonly options: string;
  /** The challenge, sealed, to come back with the answer. */
  readonly sealed: string;
};

/** Where to go afterwards. */
export const nextOf = (ctx: PublicContext): string => nextAddress(valueOf(ctx.query, 'next'));

/** Asks for any passkey; on a browser that several people use, for one that is carried. */
export async function askForPasskey(
  ctx: PublicContext,
  use: ChallengeFor['use'],
  allow?: readonly { readonly id: string; readonly transports: readonly string[] }[],
): Promise<PasskeyAsked> {
  const challenge = newChallenge();
  const { browser } = ctx;
  const known = browser && (await ctx.transact((tx) => knownBrowser(tx, browser.providerId, browser)));
  const options = await askForKey(ctx, {
    challenge,
    roamingOnly: known?.deviceClass === 'shared',
    ...(allow ? { allow } : {}),
  });
  return { options, sealed: sealChallenge(ctx.vault, challenge, { use, boundTo: ctx.token }, ctx.now) };
}
