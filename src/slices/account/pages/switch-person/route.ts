import { parseId } from '#kernel/ids.ts';
import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage } from '#web/public-page.ts';
import { REFUSAL_WORDS } from '../../model/passkey.ts';
import { withNext } from '../../parts/next-query.ts';
import { arrive, putAside } from '../../store/arrive.ts';
import { deviceClassOf } from '../../store/browsers.ts';
import { signInFor } from '../../store/context.ts';
import { credentialOf } from '../../store/credentials.ts';
import { recordSignInStep } from '../../store/half-way.ts';
import { leave } from '../../store/leave.ts';
import { parkedHere, unpark } from '../../store/parked.ts';
import { proveCode } from '../../store/prove-code.ts';
import { provePasskey } from '../../store/prove-passkey.ts';
import { findSession } from '../../store/sessions.ts';
import { askForPasskey, nextOf } from '../shared/load.ts';
import { switchView } from './view.tsx';

/**
 * Hands a shared tablet to the next person, by one proof of theirs: a key, or a code for whoever was here before. Also how
 * somebody opens again what locked. Nobody sees anything of anybody else.
 */
export const switchPersonPage: PublicPage = {
  path: '/switch-person',
  access: 'public',
  audit: ['SWITCHED_PERSON', 'SIGNED_IN', 'SIGN_IN_REFUSED'],
  token: 'form',
  async get(ctx) {
    if (!ctx.session && !ctx.browser) return { go: withNext('/sign-in', nextOf(ctx)) };
    return { page: await shown(ctx) };
  },
  async post(ctx) {
    if (valueOf(ctx.body, 'response') !== '') return byPasskey(ctx);
    if (valueOf(ctx.body, 'person') !== '' || 'code' in ctx.body) return byCode(ctx);
    await ctx.transact((tx) => leave(tx, ctx.session, 'SWITCHED_PERSON', ctx));
    return { go: '/sign-in?switched=yes', session: 'forget', clearBrowser: true };
  },
};

const providerOf = (ctx: PublicContext) => ctx.session?.providerId ?? ctx.browser?.providerId;

async function byPasskey(ctx: PublicContext): Promise<PublicAnswer> {
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
    const reason = `passkey: ${why}`;
    if (who) await recordSignInStep(tx, who, { event: 'SIGN_IN_REFUSED', outcome: 'refused', reason }, ctx);
    return { why };
  });
  if (outcome.session) return { go: nextOf(ctx), session: outcome.session };
  return { status: 422, page: await shown(ctx, { field: '', text: REFUSAL_WORDS[outcome.why] }) };
}

async function byCode(ctx: PublicContext): Promise<PublicAnswer> {
  const providerId = providerOf(ctx);
  const personId = parseId<'person'>(valueOf(ctx.body, 'person'));
  if (!personId || !providerId)
    return { status: 422, page: await shown(ctx, { field: 'person', text: 'Choose who you are' }) };
  const outcome = await ctx.transact(async (tx) => {
    const parked = (await parkedHere(tx, providerId, ctx, ctx.now)).find(
      (each) => each.personId === personId,
    );
    const credential = parked && (await credentialOf(tx, { providerId, personId }));
    if (!parked || !credential || credential.totpSealed === null)
      return {
        status: 422,
        text: 'Sign in with your password and a code, or with a passkey',
        field: 'person',
      };
    const proved = await proveCode(tx, ctx, credential, valueOf(ctx.body, 'code'));
    if (!proved.ok) return { ...proved.error, field: 'code' };
    const session = await unpark(tx, providerId, parked, ctx.now);
    // Whoever was here is put aside, unless it was they.
    await signInFor(tx, credential);
    await putAside(tx, ctx.session, ctx.now);
    await signInFor(tx, credential);
    await recordSignInStep(
      tx,
      credential,
      { event: 'SWITCHED_PERSON', outcome: 'done', reason: 'code' },
      ctx,
    );
    return { session };
  });
  if ('session' in outcome) return { go: nextOf(ctx), session: outcome.session };
  return { status: outcome.status, page: await shown(ctx, outcome) };
}

async function shown(ctx: PublicContext, error?: { readonly field: string; readonly text: string }) {
  const providerId = providerOf(ctx);
  const { people, signedIn } = await ctx.transact(async (tx) => ({
    people: providerId ? await parkedHere(tx, providerId, ctx, ctx.now) : [],
    signedIn: ctx.session ? (await findSession(tx, ctx.session, ctx.now)).state === 'signed-in' : false,
  }));
  return switchView({
    hidden: ctx.hidden,
    next: nextOf(ctx),
    people,
    signedIn,
    chosen: valueOf(ctx.body, 'person'),
    asked: await askForPasskey(ctx, 'sign-in'),
    error,
  });
}
