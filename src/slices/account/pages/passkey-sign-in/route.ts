import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage } from '#web/public-page.ts';
import { REFUSAL_WORDS } from '../../model/passkey.ts';
import { withNext } from '../../parts/next-query.ts';
import { arrive } from '../../store/arrive.ts';
import { deviceClassOf } from '../../store/browsers.ts';
import { recordSignInStep } from '../../store/half-way.ts';
import { provePasskey } from '../../store/prove-passkey.ts';
import { askForPasskey, nextOf } from '../shared/load.ts';
import { passkeySignInView } from './view.tsx';

/** Signing in by passkey: who it is, and that it is them, in one answer. Also how the next person takes a tablet over. */
export const passkeySignInPage: PublicPage = {
  path: '/sign-in/passkey',
  access: 'public',
  audit: ['SIGNED_IN', 'SIGN_IN_REFUSED'],
  token: 'form',
  get: async (ctx) => ({ page: await shown(ctx) }),
  post: signIn,
};

async function signIn(ctx: PublicContext): Promise<PublicAnswer> {
  const outcome = await ctx.transact(async (tx) => {
    const proved = await provePasskey(tx, {
      ...ctx,
      response: valueOf(ctx.body, 'response'),
      sealed: valueOf(ctx.body, 'sealed'),
      why: { use: 'sign-in', boundTo: ctx.token },
      deviceClassFor: async (providerId) => (await deviceClassOf(tx, providerId, ctx.browser)).deviceClass,
    });
    if (proved.ok)
      return { session: await arrive(tx, ctx, proved.value, { method: 'passkey', secondFactor: true }) };
    const { why, who } = proved.error;
    if (who) {
      const reason = `passkey: ${why}`;
      await recordSignInStep(tx, who, { event: 'SIGN_IN_REFUSED', outcome: 'refused', reason }, ctx);
    }
    return { why };
  });
  if (outcome.session) return { go: nextOf(ctx), session: outcome.session };
  return { status: 422, page: await shown(ctx, REFUSAL_WORDS[outcome.why]) };
}

async function shown(ctx: PublicContext, error?: string) {
  return passkeySignInView({
    hidden: ctx.hidden,
    action: withNext('/sign-in/passkey', nextOf(ctx)),
    otherwise: withNext('/sign-in', nextOf(ctx)),
    asked: await askForPasskey(ctx, 'sign-in'),
    error,
  });
}
