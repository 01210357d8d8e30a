import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Whether a child and their placing authority agree that a visitor reads the child’s record. */
export const consentPage = page({
  path: '/dated-access/:grant/children/:child',
  action: 'consent.keep',
  audit: { view: 'CONSENT_OPENED', submit: 'CONSENT_KEPT' },
  load,
  subject: ({ child, over }) => ({
    childId: child.childId,
    homeId: child.homeId ?? undefined,
    state: over ? undefined : 'in-force',
  }),
  parse,
  handle,
  view,
});
