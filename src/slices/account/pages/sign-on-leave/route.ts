import type { PublicPage } from '#web/public-page.ts';

/** Ends the session at the organisation's own sign-on too, once Kith's own has ended. */
export const signOnLeavePage: PublicPage = {
  path: '/sign-out/sso',
  access: 'public',
  audit: ['SIGNED_OUT'],
  token: 'session',
  async get(ctx) {
    if (!ctx.signOn) return { absent: true };
    const away = await ctx.signOn.leave();
    return away === undefined ? { go: '/sign-in?left=yes' } : { away };
  },
};
