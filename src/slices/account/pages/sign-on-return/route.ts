import { MINUTE } from '#kernel/instant.ts';
import type { PublicAnswer, PublicContext, PublicPage, SignedOn } from '#web/public-page.ts';
import { withNext } from '../../parts/next-query.ts';
import { arrive } from '../../store/arrive.ts';
import { signInFor, type Who } from '../../store/context.ts';
import { recordSignInStep } from '../../store/half-way.ts';
import { findSession, renewSession } from '../../store/sessions.ts';
import { noteSignOn, whoIs } from '../../store/sign-on.ts';
import { linkView } from '../link/view.tsx';
import { SIGN_ON_BINDING } from '../sign-on/route.ts';
import { signOnTroubleView } from '../sign-on/view.tsx';

/** Somebody comes back from their organisation's sign-on. */
export const signOnReturnPage: PublicPage = {
  path: '/sign-in/sso/return',
  access: 'public',
  audit: ['SIGNED_IN', 'PRESENCE_PROVED'],
  token: 'form',
  async get(ctx) {
    if (!ctx.signOn) return { absent: true };
    const kept = keptOf(ctx);
    const query = new URLSearchParams(
      Object.entries(ctx.query).map(([name, value]) => [name, String(value)]),
    ).toString();
    const came = kept && (await ctx.signOn.finish(query, kept.keep));
    if (!came) {
      const text = `${ctx.signOn.name} did not sign you in, or it took too long. Try again.`;
      return { status: 422, page: signOnTroubleView(text, '/'), keep: 'forget' };
    }
    const answer = kept.again ? await proveAgain(ctx, came, kept.next) : await comeIn(ctx, came, kept.next);
    return { ...answer, keep: 'forget' };
  },
};

type Kept = {
  readonly keep: string;
  readonly again: boolean;
  readonly next: string;
  readonly until: number;
};

function keptOf(ctx: PublicContext): Kept | undefined {
  const opened = ctx.vault.open(ctx.kept ?? '', SIGN_ON_BINDING);
  if (opened === undefined) return undefined;
  const kept = JSON.parse(opened) as Kept;
  return ctx.now < kept.until ? kept : undefined;
}

/** Signs in whoever is linked; anybody else needs the code that a manager made for them. */
async function comeIn(ctx: PublicContext, came: SignedOn, next: string): Promise<PublicAnswer> {
  const session = await ctx.transact(async (tx) => {
    const who = await whoIs(tx, came);
    if (!who) return undefined;
    const started = await arrive(tx, ctx, who, { method: 'single-sign-on', secondFactor: came.strong });
    await noteSignOn(tx, who, came, ctx.now);
    return started;
  });
  if (session) return { go: came.strong ? next : withNext('/sign-in/code', next), session };
  const sealed = ctx.vault.seal(
    JSON.stringify({ ...came, next, until: ctx.now + 30 * MINUTE }),
    `link ${ctx.token}`,
  );
  return {
    page: linkView({ hidden: ctx.hidden, sealed, name: ctx.signOn?.name ?? '', email: '', errors: [] }),
  };
}

/** Whoever sits here proved it to their sign-on just now, strongly, and is the one who is signed in. */
async function proveAgain(ctx: PublicContext, came: SignedOn, next: string): Promise<PublicAnswer> {
  const renewed = await ctx.transact(async (tx) => {
    const [who, { session }] = [await whoIs(tx, came), ctx];
    if (!who || !session) return undefined;
    const found = await findSession(tx, session, ctx.now);
    if (found.state !== 'signed-in' || found.personId !== who.personId) return undefined;
    const justNow = came.authTime !== undefined && came.authTime * 1000 >= ctx.now - 5 * MINUTE;
    if (!came.strong || !justNow) return undefined;
    return finish(tx, ctx, who, session);
  });
  if (renewed) return { go: next, session: renewed };
  const text = 'That did not prove that it is you who is signed in here. Use a code or a passkey instead.';
  return { status: 422, page: signOnTroubleView(text, next) };
}

async function finish(
  tx: Parameters<typeof signInFor>[0],
  ctx: PublicContext,
  who: Who,
  session: NonNullable<PublicContext['session']>,
) {
  const renewed = await renewSession(tx, session, ctx.now);
  await signInFor(tx, who);
  const entry = { event: 'PRESENCE_PROVED', outcome: 'done', reason: 'single-sign-on' } as const;
  await recordSignInStep(tx, who, entry, ctx);
  return renewed;
}
