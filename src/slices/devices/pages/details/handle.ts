import { DETAILS_ADDED } from '#slices/events/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { addedSince } from '../shared/load.ts';
import type { Added } from './form.ts';
import type { Loaded } from './load.ts';

/** Adds what was said to the event; everything that follows from it is decided afresh. */
export async function handle(added: Added, loaded: Loaded, ctx: PageContext): Promise<Handled> {
  const { event, child } = loaded;
  const newer = await addedSince(ctx, event.eventId, added.seen);
  if (newer) {
    const names = await namesOf(ctx.tx, ctx.actor.providerId, [newer.recordedBy]);
    return {
      then: 'overtaken',
      notice: `${names.get(newer.recordedBy) ?? 'A colleague'} added to this record after you opened it. What you typed is still below. Check it against what they wrote, then send it again.`,
    };
  }
  return {
    then: 'record',
    event: {
      type: DETAILS_ADDED,
      occurredAt: ctx.now,
      homeId: event.homeId,
      childId: event.childId,
      deviceId: event.deviceId ?? undefined,
      about: event.eventId,
      facts: added.facts,
      details: added.details,
    },
    to: () => `/children/${child.childId}/events/${event.eventId}`,
  };
}
