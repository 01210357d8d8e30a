import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** What the home's browsers are used as, and what this one is. */
export const browsersPage = page({
  path: '/browsers',
  action: 'browser.keep',
  audit: { view: 'BROWSERS_LISTED', submit: 'BROWSER_SET' },
  stepUp: { at: 'sending', when: () => true },
  load,
  // Every home here is one where the reader may; the form accepts no other.
  subject: ({ homes }) => ({ homeId: homes[0]?.homeId }),
  parse,
  handle,
  view,
});
