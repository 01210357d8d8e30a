import { stepOfCode } from '#platform/crypto/totp.ts';
import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage } from '#web/public-page.ts';
import { totpBinding } from '../../model/factors.ts';
import { nextAddress } from '../../model/next-address.ts';
import { waitInWords } from '../../model/sign-in-delay.ts';
import { withNext } from '../../parts/next-query.ts';
import { clearAttempts, takeAttempt } from '../../store/attempts.ts';
import { signInFor } from '../../store/context.ts';
import { useTotpStep } from '../../store/credentials.ts';
import { halfWayOf, recordSignInStep, takeNextStep } from '../../store/half-way.ts';
import { codeView } from './view.tsx';

/** A code from an app: the second step. */
export const codePage: PublicPage = {
  path: '/sign-in/code',
  access: 'public',
  audit: ['SIGNED_IN', 'SIGN_IN_REFUSED'],
  token: 'form',
  async get(ctx) {
    const found = await ctx.transact((tx) => halfWayOf(tx, ctx.session, ctx.now));
    if (!found) return backToStart(ctx);
    if (found.totpSealed === null) return { go: withNext('/sign-in/set-up-code', nextOf(ctx)) };
    return { page: codeView({ hidden: ctx.hidden, next: nextOf(ctx) }) };
  },
  post: checkCode,
};

async function checkCode(ctx: PublicContext): Promise<PublicAnswer> {
  return ctx.transact(async (tx) => {
    const { session } = ctx;
    const found = await halfWayOf(tx, session, ctx.now);
    if (!found || !session) return backToStart(ctx);
    if (found.totpSealed === null) return { go: withNext('/sign-in/set-up-code', nextOf(ctx)) };
    const again = (status: number, error: string): PublicAnswer => ({
      status,
      page: codeView({ hidden: ctx.hidden, next: nextOf(ctx), error }),
    });
    const code = valueOf(ctx.body, 'code');
    if (code.trim() === '') return again(422, 'Enter the six digits that your app shows');
    const key = {
      account: ctx.vault.pseudonym(`code ${found.providerId} ${found.personId}`),
      source: ctx.vault.pseudonym(`source ${ctx.source}`),
    };
    const wait = await takeAttempt(tx, key, ctx.now);
    if (wait > 0)
      return again(429, `There were too many tries. Wait ${waitInWords(wait)}, then use the newest code.`);
    const secret = ctx.vault.open(found.totpSealed, totpBinding(found));
    if (secret === undefined) {
      return again(
        503,
        'Kith has lost the key to your codes. Ask whoever runs Kith to put its installation key back.',
      );
    }
    const step = stepOfCode(secret, code, ctx.now, found.totpStep);
    await signInFor(tx, found);
    if (step === undefined || !(await useTotpStep(tx, found, step))) {
      await recordSignInStep(
        tx,
        found,
        { event: 'SIGN_IN_REFUSED', outcome: 'refused', reason: 'code' },
        ctx,
      );
      return again(
        422,
        'This code does not fit, or was used already. Wait for the next one in your app and type that.',
      );
    }
    await clearAttempts(tx, key);
    const next = await takeNextStep(tx, session, found, ctx);
    return { go: nextOf(ctx), session: next };
  });
}

const nextOf = (ctx: PublicContext): string => nextAddress(valueOf(ctx.query, 'next'));

function backToStart(ctx: PublicContext): PublicAnswer {
  return { go: withNext('/sign-in', nextOf(ctx)) };
}
