import { ROLE_WORDS } from '#access/actor.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import { page } from '#web/page.ts';
import { credentialOf } from '../../store/credentials.ts';
import { passkeysOf } from '../../store/passkeys.ts';
import { openSessions } from '../../store/sessions.ts';
import { tellWaysIn } from '../../store/ways-in.ts';
import { accountView, type OwnAccount } from './view.tsx';

/** Somebody's own account: their name, their roles, and where they are signed in. */
export const accountPage = page<OwnAccount>({
  path: '/account',
  action: 'account.own',
  audit: { view: 'ACCOUNT_VIEWED' },
  async load({ tx, actor, now }) {
    const credential = await credentialOf(tx, actor);
    return {
      name: actor.name,
      roles: [...new Set(actor.roles.map((held) => ROLE_WORDS[held.role]))],
      email: credential?.email ?? 'none',
      waysIn: await tellWaysIn(tx, actor, (now - 90 * DAY) as Instant, now),
      codes: (credential?.totpSealed ?? null) !== null,
      passkeys: await passkeysOf(tx, actor),
      sessions: await openSessions(tx, actor, now),
    };
  },
  subject: () => ({}),
  view: accountView,
});
