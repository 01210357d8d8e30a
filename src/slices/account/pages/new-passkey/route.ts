import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Adds a passkey to somebody's own account. */
export const newPasskeyPage = page({
  path: '/account/passkeys/new',
  action: 'account.own',
  audit: { view: 'PASSKEY_ADD_OPENED', submit: 'PASSKEY_ADDED' },
  stepUp: { at: 'opening' },
  load,
  subject: () => ({}),
  parse,
  handle,
  view,
});
