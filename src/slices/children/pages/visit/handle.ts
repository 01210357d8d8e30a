import type { Instant } from '#kernel/instant.ts';
import { endVisit } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** Writes down when they left; where somebody has already, that stands. */
export async function handle(left: Instant, { visit }: Loaded, ctx: PageContext): Promise<Handled> {
  await endVisit(ctx.tx, ctx.actor.providerId, visit.visitId, left, ctx.actor.personId);
  return { then: 'go', to: `/visitors?home=${visit.homeId}` };
}
