import { valueOf } from '#web/page.ts';
import type { PublicAnswer, PublicContext, PublicPage, SignedOn } from '#web/public-page.ts';
import { normalEmail } from '../../model/email.ts';
import { waitInWords } from '../../model/sign-in-delay.ts';
import { readHalf } from '../../model/way-in.ts';
import { withNext } from '../../parts/next-query.ts';
import { arrive } from '../../store/arrive.ts';
import { clearAttempts, takeAttempt } from '../../store/attempts.ts';
import { signInFor } from '../../store/context.ts';
import { credentialByEmail } from '../../store/credentials.ts';
import { recordSignInStep } from '../../store/half-way.ts';
import { linkIdentity } from '../../store/sign-on.ts';
import { linkView } from './view.tsx';

/** Links who somebody is to their organisation's sign-on with their account here, by the code that a manager made. */
export const linkPage: PublicPage = {
  path: '/sign-in/link',
  access: 'public',
  audit: ['SIGN_ON_LINKED', 'SIGN_IN_REFUSED'],
  token: 'form',
  get: async () => ({ go: '/sign-in' }),
  post: link,
};

type Pending = SignedOn & { readonly next: string; readonly until: number };

async function link(ctx: PublicContext): Promise<PublicAnswer> {
  const opened = ctx.vault.open(valueOf(ctx.body, 'sealed'), `link ${ctx.token}`);
  const came = opened === undefined ? undefined : (JSON.parse(opened) as Pending);
  if (!came || ctx.now >= came.until) return { go: '/sign-in' };
  const email = valueOf(ctx.body, 'email');
  const again = (status: number, text: string, field = 'code'): PublicAnswer => ({
    status,
    page: linkView({
      hidden: ctx.hidden,
      sealed: valueOf(ctx.body, 'sealed'),
      name: ctx.signOn?.name ?? '',
      email,
      errors: [{ field, text }],
    }),
  });
  if (email.trim() === '') return again(422, 'Enter the e-mail address of your account here', 'email');
  const key = {
    account: ctx.vault.pseudonym(`link ${normalEmail(email)}`),
    source: ctx.vault.pseudonym(`source ${ctx.source}`),
  };
  const wait = await ctx.transact((tx) => takeAttempt(tx, key, ctx.now));
  if (wait > 0) return again(429, `There were too many tries. Wait ${waitInWords(wait)}, then try again.`);
  const session = await ctx.transact(async (tx) => {
    const found = await credentialByEmail(tx, email);
    if (!found) return undefined;
    await signInFor(tx, found);
    const identity = { issuer: came.issuer, subject: came.subject };
    const code = readHalf(valueOf(ctx.body, 'code'));
    if (!(await linkIdentity(tx, ctx.vault, found, { identity, code }, ctx.now))) {
      const reason = 'link code';
      await recordSignInStep(tx, found, { event: 'SIGN_IN_REFUSED', outcome: 'refused', reason }, ctx);
      return undefined;
    }
    await recordSignInStep(tx, found, { event: 'SIGN_ON_LINKED', outcome: 'done' }, ctx);
    await clearAttempts(tx, key);
    return arrive(tx, ctx, found, { method: 'single-sign-on', secondFactor: came.strong });
  });
  if (!session) {
    return again(
      422,
      'This code does not belong to this address, or was used already. Check both, or ask your manager for a new one.',
    );
  }
  return { go: came.strong ? came.next : withNext('/sign-in/code', came.next), session };
}
