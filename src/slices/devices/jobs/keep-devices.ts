import type { DeviceId, ProviderId } from '#kernel/ids.ts';
import type { NewEvent, RecordedEvent } from '#slices/events/index.ts';
import { asNowKnown, CORRECTED, DETAILS_ADDED, matterOf } from '#slices/events/index.ts';
import type { PageContext } from '#web/page.ts';
import { detailsKnown, wordsIn } from '../model/details-known.ts';
import type { StoryEntry } from '../model/transitions.ts';
import { custodyOf } from '../model/transitions.ts';
import { moveDevice } from '../store/devices.ts';

/**
 * Keeps the register in step with the record. It reads the device's whole story afresh, so that an event entered late,
 * or a time corrected, leaves the device where it truly is.
 */
export async function keepDevices(
  tx: PageContext['tx'],
  providerId: ProviderId,
  event: NewEvent,
  matter: readonly RecordedEvent[],
): Promise<void> {
  const deviceId = event.deviceId ?? deviceOf(event, matter);
  if (!deviceId) return;
  // The matter of a device's own event holds its whole story already.
  const story =
    event.deviceId === deviceId
      ? storyIn(matter, deviceId)
      : await matterOf(tx, providerId, { root: null, deviceId, childId: null });
  const custody = custodyOf(storyOf(story));
  if (custody) await moveDevice(tx, providerId, deviceId, event.homeId, custody);
}

function storyIn(matter: readonly RecordedEvent[], deviceId: DeviceId): readonly RecordedEvent[] {
  const own = new Set(matter.filter((each) => each.deviceId === deviceId).map((each) => each.eventId));
  return matter.filter((each) => own.has(each.eventId) || (each.about !== null && own.has(each.about)));
}

function deviceOf(event: NewEvent, matter: readonly RecordedEvent[]): DeviceId | null {
  return matter.find((each) => each.eventId === event.about)?.deviceId ?? null;
}

/** A device's events as its story: each with what was added and corrected since. */
export function storyOf(written: readonly RecordedEvent[]): readonly StoryEntry[] {
  const told = written.filter((event) => event.type !== DETAILS_ADDED && event.type !== CORRECTED);
  return told.map((event) => {
    const { occurredAt, facts } = asNowKnown(event, written);
    const details = detailsKnown(event, written);
    return {
      seq: event.seq,
      type: event.type,
      occurredAt,
      facts,
      seal: wordsIn(details['seal']),
      keptAt: wordsIn(details['keptAt']),
    };
  });
}
