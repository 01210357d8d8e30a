import type { PublicPage } from '#web/public-page.ts';
import { leaveView } from '../../parts/leave.tsx';
import { leave } from '../../store/leave.ts';

/** Hands a shared tablet to the next person, who signs in as themselves and sees nothing of this one. */
export const switchPersonPage: PublicPage = {
  path: '/switch-person',
  access: 'public',
  audit: ['SWITCHED_PERSON'],
  token: 'session',
  async get(ctx) {
    if (!ctx.session) return { go: '/sign-in' };
    return {
      page: leaveView({
        title: 'Hand over to somebody else',
        lead: 'Kith signs you out, and the next person signs in as themselves. They see nothing that you typed.',
        button: 'Sign me out and hand over',
        action: '/switch-person',
        hidden: ctx.hidden,
      }),
    };
  },
  async post(ctx) {
    await ctx.transact((tx) => leave(tx, ctx.session, 'SWITCHED_PERSON', ctx));
    return { go: '/sign-in?switched=yes', session: 'forget', clearBrowser: true };
  },
};
