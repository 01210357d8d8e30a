import { recordAudit } from '#audit/record.ts';
import { TooManyHashes, verifyPassword } from '#platform/crypto/password.ts';
import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage } from '#web/public-page.ts';
import { normalEmail } from '../../model/email.ts';
import { stageAfter } from '../../model/factors.ts';
import { waitInWords } from '../../model/sign-in-delay.ts';
import { withNext } from '../../parts/next-query.ts';
import { putAside } from '../../store/arrive.ts';
import { clearAttempts, takeAttempt } from '../../store/attempts.ts';
import { deviceClassOf } from '../../store/browsers.ts';
import { signInFor } from '../../store/context.ts';
import type { Credential } from '../../store/credentials.ts';
import { credentialByEmail } from '../../store/credentials.ts';
import { startSession } from '../../store/sessions.ts';
import { askForPasskey, nextOf } from '../shared/load.ts';
import { readSignIn, type SignInInput } from './form.ts';
import { type SignInState, signInView } from './view.tsx';

/** E-mail and password: the first of two steps. */
export const signInPage: PublicPage = {
  path: '/sign-in',
  access: 'public',
  audit: ['SIGN_IN_REFUSED'],
  token: 'form',
  get: async (ctx) => ({ page: signInView(await stateOf(ctx, { news: newsOf(ctx) })) }),
  post: signIn,
};

async function signIn(ctx: PublicContext): Promise<PublicAnswer> {
  const read = readSignIn(ctx.body);
  if (!read.ok) return again(ctx, 422, read.error);
  const input = read.value;
  const key = {
    account: ctx.vault.pseudonym(`account ${normalEmail(input.email)}`),
    source: ctx.vault.pseudonym(`source ${ctx.source}`),
  };
  const { wait, found } = await ctx.transact(async (tx) => ({
    wait: await takeAttempt(tx, key, ctx.now),
    found: await credentialByEmail(tx, input.email),
  }));
  if (wait > 0)
    return refused(ctx, 429, `There were too many tries. Wait ${waitInWords(wait)}, then try again.`);
  const fits = await fitsPassword(input, found);
  if (fits === 'busy')
    return refused(ctx, 503, 'Many people are signing in right now. Wait a few seconds, then try again.');
  if (!fits || !found) {
    await ctx.transact(async (tx) => {
      if (found) await auditRefusal(tx, ctx, found);
    });
    return refused(
      ctx,
      422,
      'This e-mail address and password do not belong together. Check both and try again.',
    );
  }
  const session = await ctx.transact(async (tx) => {
    await clearAttempts(tx, key);
    // Whoever was here before is out, and no session outlives the sign-in that gave it.
    await putAside(tx, ctx.session, ctx.now);
    const method = 'password-and-code';
    const stage = stageAfter({ method, secondFactor: false });
    await signInFor(tx, found);
    const device = await deviceClassOf(tx, found.providerId, ctx.browser);
    return startSession(tx, found, { stage, method, ...device }, ctx.now);
  });
  const step = found.totpSealed === null ? '/sign-in/set-up-code' : '/sign-in/code';
  return { go: withNext(step, nextOf(ctx)), session };
}

/** The same work whether or not there is such an account. */
async function fitsPassword(input: SignInInput, found: Credential | undefined): Promise<boolean | 'busy'> {
  try {
    return await verifyPassword(input.password, found?.passwordHash ?? undefined);
  } catch (cause) {
    if (cause instanceof TooManyHashes) return 'busy';
    throw cause;
  }
}

async function auditRefusal(
  tx: Parameters<typeof signInFor>[0],
  ctx: PublicContext,
  found: Credential,
): Promise<void> {
  await signInFor(tx, found);
  await recordAudit(tx, {
    providerId: found.providerId,
    at: ctx.now,
    event: 'SIGN_IN_REFUSED',
    outcome: 'refused',
    personId: found.personId,
    action: 'account.sign-in',
    subject: {},
    reason: 'password',
    requestId: ctx.requestId,
  });
}

function newsOf(ctx: PublicContext): SignInState['news'] {
  if (valueOf(ctx.query, 'kept') === 'yes') return 'kept';
  if (valueOf(ctx.query, 'left') === 'yes') return 'left';
  return valueOf(ctx.query, 'switched') === 'yes' ? 'switched' : undefined;
}

async function stateOf(ctx: PublicContext, more: Partial<SignInState>): Promise<SignInState> {
  return {
    signOn: ctx.signOn?.name,
    asked: await askForPasskey(ctx, 'sign-in'),
    hidden: ctx.hidden,
    next: nextOf(ctx),
    email: valueOf(ctx.body, 'email'),
    errors: [],
    ...more,
  };
}

async function again(
  ctx: PublicContext,
  status: number,
  errors: SignInState['errors'],
): Promise<PublicAnswer> {
  return { status, page: signInView(await stateOf(ctx, { errors })) };
}

const refused = (ctx: PublicContext, status: number, text: string): Promise<PublicAnswer> =>
  again(ctx, status, [{ field: 'email', text }]);
