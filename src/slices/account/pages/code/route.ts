import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage } from '#web/public-page.ts';
import { withNext } from '../../parts/next-query.ts';
import { halfWayOf, takeNextStep } from '../../store/half-way.ts';
import { proveCode } from '../../store/prove-code.ts';
import { nextOf } from '../shared/load.ts';
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
    const proved = await proveCode(tx, ctx, found, valueOf(ctx.body, 'code'));
    if (!proved.ok) {
      const { status, text } = proved.error;
      return { status, page: codeView({ hidden: ctx.hidden, next: nextOf(ctx), error: text }) };
    }
    return { go: nextOf(ctx), session: await takeNextStep(tx, session, found, ctx) };
  });
}

function backToStart(ctx: PublicContext): PublicAnswer {
  return { go: withNext('/sign-in', nextOf(ctx)) };
}
