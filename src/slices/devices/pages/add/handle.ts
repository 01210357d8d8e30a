import { CORRECTED, eventAndAdditions } from '#slices/events/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { EventDraft, Handled, PageContext } from '#web/page.ts';
import { onPoliceAdvice, releases } from '../../model/police-advice.ts';
import { addedSince } from '../shared/load.ts';
import type { Addition } from './form.ts';
import type { Loaded } from './load.ts';

/** Writes the addition beside the event. A corrected time moves every clock that started from it. */
export async function handle(addition: Addition, loaded: Loaded, ctx: PageContext): Promise<Handled> {
  const { event, child } = loaded;
  const newer = addition.right && (await addedSince(ctx, event.eventId, addition.seen));
  if (newer) {
    const names = await namesOf(ctx.tx, ctx.actor.providerId, [newer.recordedBy]);
    return {
      then: 'overtaken',
      notice: `${names.get(newer.recordedBy) ?? 'A colleague'} added to this record after you opened it. What you typed is still below. Check it against what they wrote, then send it again.`,
    };
  }
  if (await needsSecond(addition, loaded, ctx)) {
    const text =
      'The police advised this restriction. Look at the restriction again instead: a second person agrees before it is eased or ended.';
    return { then: 'mend', errors: [{ field: 'fact-outcome', text }] };
  }
  return {
    then: 'record',
    event: draftOf(addition, loaded, ctx),
    to: () => `/children/${child.childId}/events/${event.eventId}`,
  };
}

/** A review put right must not let go alone of what two people have to agree to. */
async function needsSecond({ right }: Addition, { event }: Loaded, ctx: PageContext): Promise<boolean> {
  const { type, about } = event;
  if (type !== 'access.restriction-reviewed' || about === null || !releases(right?.facts['outcome']))
    return false;
  return onPoliceAdvice(await eventAndAdditions(ctx.tx, ctx.actor.providerId, about));
}

function draftOf({ words, right }: Addition, { event }: Loaded, { now }: PageContext): EventDraft {
  const place = {
    occurredAt: now,
    homeId: event.homeId,
    childId: event.childId,
    deviceId: event.deviceId ?? undefined,
    about: event.eventId,
  };
  if (!right) return { ...place, type: 'event.note-added', facts: {}, details: { words } };
  const { occurredAt, facts } = right;
  const details = { words, ...(occurredAt === undefined ? {} : { occurredAt }) };
  return { ...place, type: CORRECTED, facts, details };
}
