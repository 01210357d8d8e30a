import type { FactValue } from '#engine/types.ts';
import type { RecordedEvent } from '#slices/events/index.ts';

const ADDS: readonly string[] = ['event.details-added', 'event.corrected'];

/** One event's details with what was added and corrected since: the later one counts, an empty one does not. */
export function detailsKnown(
  event: RecordedEvent,
  written: readonly RecordedEvent[],
): Readonly<Record<string, FactValue>> {
  const known: Record<string, FactValue> = { ...event.details };
  for (const later of written) {
    if (later.about !== event.eventId || !ADDS.includes(later.type)) continue;
    for (const [name, value] of Object.entries(later.details)) if (value !== '') known[name] = value;
  }
  return known;
}

/** A detail that is words; `undefined` where it was left empty or is none. */
export function wordsIn(value: FactValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
