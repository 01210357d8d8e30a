import type { PublicPage } from '#web/public-page.ts';
import { leaveView } from '../../parts/leave.tsx';
import { leave } from '../../store/leave.ts';

/** Ends the session and has the browser forget all it keeps of Kith. */
export const signOutPage: PublicPage = {
  path: '/sign-out',
  access: 'public',
  audit: ['SIGNED_OUT'],
  token: 'session',
  async get(ctx) {
    if (!ctx.session) return { go: '/sign-in' };
    return {
      page: leaveView({
        title: 'Sign out',
        lead: 'What you have typed and not sent yet is lost.',
        button: 'Sign out',
        action: '/sign-out',
        hidden: ctx.hidden,
      }),
    };
  },
  async post(ctx) {
    await ctx.transact((tx) => leave(tx, ctx.session, 'SIGNED_OUT', ctx));
    return { go: '/sign-in?left=yes', session: 'forget', clearBrowser: true };
  },
};
