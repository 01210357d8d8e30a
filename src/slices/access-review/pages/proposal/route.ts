import { page } from '#web/page.ts';
import { type Decision, parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/**
 * One decision that waits for a second person. Which action this person needs follows from its kind and is judged in
 * `handle`, once more under the row's lock.
 */
export const proposalPage = page({
  path: '/reviews/:proposal',
  action: 'review.list',
  audit: { view: 'PROPOSAL_VIEWED', submit: 'PROPOSAL_SETTLED' },
  // Agreeing gives rights or lets go of what the police advised.
  stepUp: { at: 'sending', when: ({ is }: Decision) => is === 'agree' },
  load,
  subject: ({ proposal }) => ({
    homeId: proposal.homeId ?? undefined,
    childId: proposal.childId ?? undefined,
  }),
  parse,
  handle,
  view,
});
