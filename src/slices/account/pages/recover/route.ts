import { hashWhenFree } from '#platform/crypto/password.ts';
import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage } from '#web/public-page.ts';
import { normalEmail } from '../../model/email.ts';
import { waitInWords } from '../../model/sign-in-delay.ts';
import { clearAttempts, takeAttempt } from '../../store/attempts.ts';
import { deviceClassOf } from '../../store/browsers.ts';
import { signInFor } from '../../store/context.ts';
import { credentialByEmail } from '../../store/credentials.ts';
import { recordSignInStep } from '../../store/half-way.ts';
import { startSession } from '../../store/sessions.ts';
import { fitsWayIn, useWayIn } from '../../store/ways-in.ts';
import { type NewStart, readNewStart } from './form.ts';
import { type RecoverState, recoverView } from './view.tsx';

/** For somebody who has lost everything they sign in with, and for whom two colleagues have vouched. */
export const recoverPage: PublicPage = {
  path: '/recover',
  access: 'public',
  audit: ['WAY_IN_USED', 'SIGN_IN_REFUSED'],
  token: 'form',
  get: async (ctx) => ({ page: recoverView(stateOf(ctx, [])) }),
  post: recover,
};

type Tx = Parameters<typeof signInFor>[0];

const NOTHING_OPENS =
  'These codes do not open this account. They work once, for an hour. Check the address and both codes, or ask your two colleagues again.';

async function recover(ctx: PublicContext): Promise<PublicAnswer> {
  const read = readNewStart(ctx.body);
  if (!read.ok) return again(ctx, 422, read.error);
  const sent = read.value;
  const key = {
    account: ctx.vault.pseudonym(`recover ${normalEmail(sent.email)}`),
    source: ctx.vault.pseudonym(`source ${ctx.source}`),
  };
  const wait = await ctx.transact((tx) => takeAttempt(tx, key, ctx.now));
  if (wait > 0)
    return refused(ctx, 429, `There were too many tries. Wait ${waitInWords(wait)}, then try again.`);
  // Hashing is dear: only for codes that open something, and then they are looked at once more.
  if (!(await ctx.transact((tx) => opens(tx, ctx, sent)))) return refused(ctx, 422, NOTHING_OPENS);
  const passwordHash = await hashWhenFree(sent.password);
  if (passwordHash === undefined)
    return refused(ctx, 503, 'Many people are signing in right now. Wait a few seconds, then try again.');
  const session = await ctx.transact((tx) => begin(tx, ctx, sent, passwordHash));
  if (!session) return refused(ctx, 422, NOTHING_OPENS);
  await ctx.transact((tx) => clearAttempts(tx, key));
  return { go: '/sign-in/set-up-code', session };
}

/** Whether the codes open the account; a try that opens nothing is written down. */
async function opens(tx: Tx, ctx: PublicContext, sent: NewStart): Promise<boolean> {
  const found = await credentialByEmail(tx, sent.email);
  if (!found) return false;
  await signInFor(tx, found);
  if (await fitsWayIn(tx, ctx.vault, found, sent.halves, ctx.now)) return true;
  const entry = { event: 'SIGN_IN_REFUSED', outcome: 'refused', reason: 'way in' } as const;
  await recordSignInStep(tx, found, entry, ctx);
  return false;
}

async function begin(tx: Tx, ctx: PublicContext, sent: NewStart, passwordHash: string) {
  const found = await credentialByEmail(tx, sent.email);
  if (!found) return undefined;
  await signInFor(tx, found);
  const used = await useWayIn(tx, ctx.vault, found, { halves: sent.halves, passwordHash }, ctx.now);
  if (!used) return undefined;
  await recordSignInStep(tx, found, { event: 'WAY_IN_USED', outcome: 'done' }, ctx);
  const device = await deviceClassOf(tx, found.providerId, ctx.browser);
  return startSession(tx, found, { stage: 'password', method: 'recovery', ...device }, ctx.now);
}

const stateOf = (ctx: PublicContext, errors: RecoverState['errors']): RecoverState => ({
  hidden: ctx.hidden,
  email: valueOf(ctx.body, 'email'),
  errors,
});

const again = (ctx: PublicContext, status: number, errors: RecoverState['errors']): PublicAnswer => ({
  status,
  page: recoverView(stateOf(ctx, errors)),
});

const refused = (ctx: PublicContext, status: number, text: string): PublicAnswer =>
  again(ctx, status, [{ field: 'first', text }]);
