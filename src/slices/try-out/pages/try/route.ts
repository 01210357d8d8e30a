import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Try a policy: what would be asked if this happened. Nothing is recorded; the audit keeps that somebody tried. */
export const tryPage = page({
  path: '/try',
  action: 'policy.try',
  audit: { view: 'TRY_OPENED', submit: 'POLICY_TRIED' },
  load,
  subject: () => ({}),
  parse,
  handle,
  view,
});
