import { isSetUpSecret } from '#slices/account/index.ts';
import { valueOf } from '#web/page.ts';
import type { PublicPage } from '#web/public-page.ts';
import { welcomeView } from './view.tsx';

/** The two doors of an empty Kith, behind the link that is printed in the terminal. */
export const welcomePage: PublicPage = {
  path: '/set-up',
  access: 'public',
  audit: ['INSTALLATION_SET_UP'],
  token: 'form',
  get: async (ctx) => {
    const key = valueOf(ctx.query, 'key');
    const inForce = await ctx.transact((tx) => isSetUpSecret(tx, key));
    return inForce ? { page: welcomeView({ hidden: ctx.hidden, key }) } : { absent: true };
  },
};
