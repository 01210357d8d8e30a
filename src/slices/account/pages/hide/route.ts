import type { FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { PublicPage } from '#web/public-page.ts';
import { nextAddress } from '../../model/next-address.ts';
import { withNext } from '../../parts/next-query.ts';
import { signInFor } from '../../store/context.ts';
import { keepDraft } from '../../store/drafts.ts';
import { recordSignInStep } from '../../store/half-way.ts';
import { findSession, lockSession } from '../../store/sessions.ts';
import { nextOf } from '../shared/load.ts';
import { hideView } from './view.tsx';

/** The field that says at which address the rest was typed; everything else is a form's own. */
const TYPED_AT = 'kith-typed-at';

/** Blanks the screen and locks: what was typed is kept for its person alone, and coming back asks for a proof. */
export const hidePage: PublicPage = {
  path: '/hide',
  access: 'public',
  audit: ['SCREEN_HIDDEN'],
  token: 'session',
  get: async (ctx) => ({ page: hideView(withNext('/switch-person', nextOf(ctx))) }),
  async post(ctx) {
    const { [TYPED_AT]: _at, ...fields } = ctx.body;
    const address = nextAddress(valueOf(ctx.body, TYPED_AT));
    await ctx.transact(async (tx) => {
      const { session } = ctx;
      if (!session) return;
      const found = await findSession(tx, session, ctx.now);
      if (found.state !== 'signed-in' && found.state !== 'lapsed') return;
      const who = { providerId: session.providerId, personId: found.personId };
      await signInFor(tx, who);
      if (found.state === 'signed-in') await lockSession(tx, session, ctx.now);
      await recordSignInStep(tx, who, { event: 'SCREEN_HIDDEN', outcome: 'done' }, ctx);
      const form = address.split('?', 1)[0] ?? '/';
      if (form !== '/' && somethingTyped(fields)) await keepDraft(tx, who, form, fields, ctx.now);
    });
    return { go: withNext('/hide', address) };
  },
};

const somethingTyped = (fields: FormBody): boolean =>
  Object.entries(fields).some(
    ([name, value]) =>
      !['csrf', 'submission'].includes(name) && [value].flat().some((each) => each.trim() !== ''),
  );
