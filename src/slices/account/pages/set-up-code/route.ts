import { qrPath } from '#platform/crypto/qr.ts';
import { newTotpSecret, secretInGroups, stepOfCode, totpAddress } from '#platform/crypto/totp.ts';
import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage, SessionCookie } from '#web/public-page.ts';
import { pendingTotpBinding, totpBinding } from '../../model/factors.ts';
import { nextAddress } from '../../model/next-address.ts';
import { withNext } from '../../parts/next-query.ts';
import { signInFor } from '../../store/context.ts';
import { setTotp } from '../../store/credentials.ts';
import { type HalfWay, halfWayOf, recordSignInStep, takeNextStep } from '../../store/half-way.ts';
import { setUpCodeView } from './view.tsx';

/** The first sign-in: before anything else somebody joins a phone to their account. */
export const setUpCodePage: PublicPage = {
  path: '/sign-in/set-up-code',
  access: 'public',
  audit: ['SECOND_FACTOR_SET_UP', 'SIGNED_IN'],
  token: 'form',
  async get(ctx) {
    const found = await ctx.transact((tx) => halfWayOf(tx, ctx.session, ctx.now));
    if (!found || !ctx.session) return elsewhere(ctx, '/sign-in');
    if (found.totpSealed !== null) return elsewhere(ctx, '/sign-in/code');
    return show(ctx, ctx.session, found, newTotpSecret());
  },
  post: confirm,
};

async function confirm(ctx: PublicContext): Promise<PublicAnswer> {
  return ctx.transact(async (tx) => {
    const { session } = ctx;
    const found = await halfWayOf(tx, session, ctx.now);
    if (!found || !session) return elsewhere(ctx, '/sign-in');
    if (found.totpSealed !== null) return elsewhere(ctx, '/sign-in/code');
    const secret = ctx.vault.open(valueOf(ctx.body, 'sealed'), pendingTotpBinding(session, found.personId));
    if (secret === undefined) return elsewhere(ctx, '/sign-in/set-up-code');
    const step = stepOfCode(secret, valueOf(ctx.body, 'code'), ctx.now, null);
    if (step === undefined) {
      return show(
        ctx,
        session,
        found,
        secret,
        'This code does not fit. Type the six digits that the app shows now.',
      );
    }
    await signInFor(tx, found);
    const kept = await setTotp(
      tx,
      found,
      { sealed: ctx.vault.seal(secret, totpBinding(found)), step },
      ctx.now,
    );
    if (!kept) return elsewhere(ctx, '/sign-in/code');
    await recordSignInStep(tx, found, { event: 'SECOND_FACTOR_SET_UP', outcome: 'done' }, ctx);
    return { go: nextOf(ctx), session: await takeNextStep(tx, session, found, ctx) };
  });
}

function show(
  ctx: PublicContext,
  session: SessionCookie,
  found: HalfWay,
  secret: string,
  error?: string,
): PublicAnswer {
  const page = setUpCodeView({
    hidden: ctx.hidden,
    next: nextOf(ctx),
    qr: qrPath(totpAddress(secret, found.email)),
    secret: secretInGroups(secret),
    sealed: ctx.vault.seal(secret, pendingTotpBinding(session, found.personId)),
    error,
  });
  return { status: error === undefined ? 200 : 422, page };
}

const nextOf = (ctx: PublicContext): string => nextAddress(valueOf(ctx.query, 'next'));

const elsewhere = (ctx: PublicContext, path: string): PublicAnswer => ({ go: withNext(path, nextOf(ctx)) });
