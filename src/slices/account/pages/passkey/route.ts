import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldError, FormBody, PageContext } from '#web/page.ts';
import { page, valueOf } from '#web/page.ts';
import { passkeysOf, removePasskeys } from '../../store/passkeys.ts';
import { type Loaded, view } from './view.tsx';

/** One of somebody's own passkeys, and its removal. */
export const passkeyPage = page<Loaded, 'remove'>({
  path: '/account/passkeys/:passkey',
  action: 'account.own',
  audit: { view: 'PASSKEY_VIEWED', submit: 'PASSKEY_REMOVED' },
  stepUp: { at: 'sending', when: () => true },
  async load({ tx, actor, params }: PageContext) {
    const passkey = (await passkeysOf(tx, actor)).find((each) => each.passkeyId === params['passkey']);
    return passkey && { passkey };
  },
  subject: () => ({}),
  parse: (body: FormBody): Result<'remove', readonly FieldError[]> =>
    valueOf(body, 'remove') === 'remove'
      ? ok('remove')
      : refuse([{ field: 'remove', text: 'Tick this if it is no longer to sign you in' }]),
  async handle(_remove, { passkey }, { tx, actor, now }) {
    await removePasskeys(tx, actor, now, passkey.passkeyId);
    return { then: 'go', to: '/account' };
  },
  view,
});
