import { decideEnd } from '#kernel/span.ts';
import { endRole, holdPerson } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { EndTold } from '../shared/form.ts';
import { endTrouble } from '../shared/form.ts';
import type { Loaded } from './load.ts';

/** Ends that somebody speaks for a partner. */
export async function handle({ wish, reason }: EndTold, loaded: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { partner, contact } = loaded;
  const { roleHeldId, personId } = contact;
  const done: Handled = { then: 'go', to: `/partners/${partner.partnerId}`, ids: { person: personId } };
  await holdPerson(tx, actor.providerId, personId);
  const end = decideEnd(contact, wish, now);
  if (end === 'over-already') return done;
  if (typeof end === 'string') return { then: 'mend', errors: [endTrouble(end)] };
  await endRole(tx, actor.providerId, { roleHeldId, ...end, by: actor.personId, reason }, now);
  return done;
}
