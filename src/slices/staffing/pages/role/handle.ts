import { addDays, plainDateOf } from '#kernel/day-number.ts';
import { londonDay } from '#kernel/london.ts';
import { endRoles } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** Ends the roles as of yesterday: a role gives access on its last day, and access is to end at once. */
export async function handle(_end: 'end', { roles, held }: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const yesterday = plainDateOf(addDays(londonDay(now), -1));
  const ids = held.map((each) => each.roleHeldId);
  await endRoles(tx, actor.providerId, ids, yesterday);
  return { then: 'go', to: `/people?home=${roles[0]?.homeId}` };
}
