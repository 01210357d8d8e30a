import type { Instant } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { stepOfCode } from '#platform/crypto/totp.ts';
import type { Vault } from '#platform/crypto/vault.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { totpBinding } from '../model/factors.ts';
import { waitInWords } from '../model/sign-in-delay.ts';
import { clearAttempts, takeAttempt } from './attempts.ts';
import { signInFor } from './context.ts';
import { type Credential, useTotpStep } from './credentials.ts';
import { recordSignInStep } from './half-way.ts';

/** Where a code was typed. */
export type CodeAsked = {
  readonly now: Instant;
  readonly requestId: string;
  /** The network address that it came from. */
  readonly source: string;
  readonly vault: Pick<Vault, 'seal' | 'open' | 'pseudonym'>;
};

/** Why a code was not taken, in words that say what to do, and the status to answer with. */
export type CodeRefused = { readonly status: number; readonly text: string };

/**
 * Checks a code from somebody's app, once for each step, slowed for those who guess, a wrong one recorded. Hands the rest
 * of the transaction to `signInFor` them, unless nothing was looked at.
 */
export async function proveCode(
  tx: Tx,
  asked: CodeAsked,
  who: Credential,
  code: string,
): Promise<Result<'proved', CodeRefused>> {
  if (code.trim() === '') return refuse({ status: 422, text: 'Enter the six digits that your app shows' });
  const key = {
    account: asked.vault.pseudonym(`code ${who.providerId} ${who.personId}`),
    source: asked.vault.pseudonym(`source ${asked.source}`),
  };
  const wait = await takeAttempt(tx, key, asked.now);
  if (wait > 0) {
    const text = `There were too many tries. Wait ${waitInWords(wait)}, then use the newest code.`;
    return refuse({ status: 429, text });
  }
  const secret = asked.vault.open(who.totpSealed ?? '', totpBinding(who));
  if (secret === undefined) {
    const text =
      'Kith has lost the key to your codes. Ask whoever runs Kith to put its installation key back.';
    return refuse({ status: 503, text });
  }
  const step = stepOfCode(secret, code, asked.now, who.totpStep);
  await signInFor(tx, who);
  if (step === undefined || !(await useTotpStep(tx, who, step))) {
    await recordSignInStep(tx, who, { event: 'SIGN_IN_REFUSED', outcome: 'refused', reason: 'code' }, asked);
    const text =
      'This code does not fit, or was used already. Wait for the next one in your app and type that.';
    return refuse({ status: 422, text });
  }
  await clearAttempts(tx, key);
  return ok('proved');
}
