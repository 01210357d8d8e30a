import { derivedId } from '#platform/crypto/derived-id.ts';
import { addVisit } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { VisitTold } from './form.ts';
import type { Loaded } from './load.ts';

/** Writes the visitor down, once however often the button is pressed. */
export async function handle(told: VisitTold, { home }: Loaded, ctx: PageContext): Promise<Handled> {
  const { tx, actor, now } = ctx;
  const { submission, ...visit } = told;
  const visitId = derivedId<'visit'>(submission, `visit written by ${actor.personId}`);
  const { homeId } = home;
  await addVisit(tx, actor.providerId, { visitId, homeId, ...visit, leftAt: null }, actor.personId, now);
  const about = { homeId, childId: told.childId ?? undefined };
  return { then: 'go', to: `/visitors?home=${homeId}`, about, ids: { visit: visitId } };
}
