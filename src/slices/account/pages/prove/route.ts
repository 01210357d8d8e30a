import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage } from '#web/public-page.ts';
import { REFUSAL_WORDS } from '../../model/passkey.ts';
import { withNext } from '../../parts/next-query.ts';
import type { Who } from '../../store/context.ts';
import { type Credential, credentialOf } from '../../store/credentials.ts';
import { recordSignInStep } from '../../store/half-way.ts';
import { installation } from '../../store/installation.ts';
import { type CheckedPasskey, passkeysOf } from '../../store/passkeys.ts';
import { proveCode } from '../../store/prove-code.ts';
import { named, provePasskey } from '../../store/prove-passkey.ts';
import { type FoundSession, findSession, renewSession } from '../../store/sessions.ts';
import { askForPasskey, nextOf } from '../shared/load.ts';
import { proveView } from './view.tsx';

/** Proves once more that it is really them who sits there, before what reaches far; then back to where they were. */
export const provePage: PublicPage = {
  path: '/prove',
  access: 'public',
  audit: ['PRESENCE_PROVED', 'SIGN_IN_REFUSED'],
  token: 'session',
  async get(ctx) {
    const here = await whoIsHere(ctx);
    return here ? { page: await shown(ctx, here) } : { go: withNext('/sign-in', nextOf(ctx)) };
  },
  post: prove,
};

type Here = {
  readonly credential: Credential;
  readonly passkeys: readonly CheckedPasskey[];
  readonly found: Exclude<FoundSession, { state: 'none' }>;
  readonly demonstration: boolean;
};

function whoIsHere(ctx: PublicContext): Promise<Here | undefined> {
  return ctx.transact(async (tx) => {
    const { session } = ctx;
    if (!session) return undefined;
    const found = await findSession(tx, session, ctx.now);
    if (found.state !== 'signed-in') return undefined;
    const who: Who = { providerId: session.providerId, personId: found.personId };
    const credential = await credentialOf(tx, who);
    const { demonstration } = await installation(tx);
    return credential && { credential, found, demonstration, passkeys: await passkeysOf(tx, who) };
  });
}

async function prove(ctx: PublicContext): Promise<PublicAnswer> {
  const here = await whoIsHere(ctx);
  const { session } = ctx;
  if (!here || !session) return { go: withNext('/sign-in', nextOf(ctx)) };
  const { credential, found } = here;
  const response = valueOf(ctx.body, 'response');
  const outcome = await ctx.transact(async (tx) => {
    if (response !== '') {
      const proved = await provePasskey(tx, {
        ...ctx,
        response,
        sealed: valueOf(ctx.body, 'sealed'),
        why: { use: 'prove', boundTo: ctx.token },
        only: credential,
        deviceClassFor: async () => found.deviceClass,
      });
      if (!proved.ok) {
        const { why } = proved.error;
        const reason = `passkey: ${why}`;
        await recordSignInStep(tx, credential, { event: 'SIGN_IN_REFUSED', outcome: 'refused', reason }, ctx);
        return { status: 422, text: REFUSAL_WORDS[why], field: '' };
      }
    } else {
      if (credential.totpSealed === null) return { status: 422, text: REFUSAL_WORDS.none, field: '' };
      const proved = await proveCode(tx, ctx, credential, valueOf(ctx.body, 'code'));
      if (!proved.ok) return { ...proved.error, field: 'code' };
    }
    const renewed = await renewSession(tx, session, ctx.now);
    const reason = response === '' ? 'code' : 'passkey';
    await recordSignInStep(tx, credential, { event: 'PRESENCE_PROVED', outcome: 'done', reason }, ctx);
    return { session: renewed };
  });
  if ('session' in outcome) return { go: nextOf(ctx), session: outcome.session };
  return { status: outcome.status, page: await shown(ctx, here, outcome) };
}

async function shown(
  ctx: PublicContext,
  { credential, passkeys, found, demonstration }: Here,
  error?: { readonly text: string; readonly field: string },
) {
  const usable = passkeys.filter(({ kind }) => found.deviceClass === 'managed' || kind === 'roaming');
  return proveView({
    hidden: ctx.hidden,
    action: withNext('/prove', nextOf(ctx)),
    back: nextOf(ctx),
    code: credential.totpSealed !== null,
    demonstration,
    asked: usable.length > 0 ? await askForPasskey(ctx, 'prove', named(usable)) : undefined,
    signOn: found.method === 'single-sign-on' ? ctx.signOn?.name : undefined,
    error,
  });
}
