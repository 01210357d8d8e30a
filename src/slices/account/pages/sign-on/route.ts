import { MINUTE } from '#kernel/instant.ts';
import { valueOf } from '#web/page.ts';
import type { PublicPage } from '#web/public-page.ts';
import { nextOf } from '../shared/load.ts';
import { signOnTroubleView } from './view.tsx';

/** What is kept in this browser while somebody is away at their organisation's sign-on. */
export const SIGN_ON_BINDING = 'sign-on';
const AWAY_FOR = 10 * MINUTE;

/** Sends somebody to their organisation's own sign-on. */
export const signOnPage: PublicPage = {
  path: '/sign-in/sso',
  access: 'public',
  audit: ['SIGNED_IN'],
  token: 'form',
  async get(ctx) {
    const { signOn } = ctx;
    if (!signOn) return { absent: true };
    const again = valueOf(ctx.query, 'again') === 'yes';
    try {
      const { to, keep } = await signOn.begin({ again });
      const kept = JSON.stringify({ keep, again, next: nextOf(ctx), until: ctx.now + AWAY_FOR });
      return { away: to, keep: { sealed: ctx.vault.seal(kept, SIGN_ON_BINDING) } };
    } catch {
      const text = `${signOn.name} cannot be reached right now. Sign in with your password and a code, or try again later.`;
      return { status: 503, page: signOnTroubleView(text, nextOf(ctx)) };
    }
  },
};
