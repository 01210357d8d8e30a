import { page } from '#web/page.ts';
import { parse } from './form.ts';
import { answerTo, handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One duty: see it, close it by evidence, note a try, set it aside. */
export const doDutyPage = page({
  path: '/duties/:duty',
  action: 'duty.view',
  submitAction: 'duty.do',
  audit: { view: 'DUTY_VIEWED', submit: 'DUTY_DONE' },
  load,
  subject: ({ subject }) => subject,
  parse,
  handle,
  sentBefore: (_recorded, loaded) => answerTo(loaded),
  view,
});
