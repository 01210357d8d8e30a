import type { PublicPage } from '#web/public-page.ts';
import { recordSignInStep } from '../../store/half-way.ts';
import { findSession } from '../../store/sessions.ts';
import { stopWayIn } from '../../store/ways-in.ts';

/** Its person stops a way in that colleagues are opening for them: it was not they who asked. */
export const stopWayInPage: PublicPage = {
  path: '/account/stop-way-in',
  access: 'public',
  audit: ['WAY_IN_STOPPED'],
  token: 'session',
  get: async () => ({ go: '/account' }),
  async post(ctx) {
    await ctx.transact(async (tx) => {
      if (!ctx.session) return;
      const found = await findSession(tx, ctx.session, ctx.now);
      if (found.state !== 'signed-in') return;
      const who = { providerId: ctx.session.providerId, personId: found.personId };
      if (await stopWayIn(tx, who, ctx.now))
        await recordSignInStep(tx, who, { event: 'WAY_IN_STOPPED', outcome: 'done' }, ctx);
    });
    return { go: '/account' };
  },
};
