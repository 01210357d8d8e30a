import type { Row } from './row.ts';
import { at, dayAt } from './row.ts';
import type { World } from './world.ts';

/** Names further readers on some of the seals, as a world has it. */
export function nameMore(
  world: World,
  events: readonly Row[],
  people: readonly string[],
  seals: readonly Row[],
  readers: Row[],
): void {
  for (const each of world.readers) {
    const seal = seals.find(
      (one) => one['event_id'] === events[each.event % Math.max(events.length, 1)]?.['event_id'],
    );
    const person_id = at(people, each.person);
    if (!seal || seal['subject_id'] === person_id) continue;
    const { provider_id, seal_id } = seal as { provider_id: string; seal_id: string };
    if (readers.some((one) => one['seal_id'] === seal_id && one['person_id'] === person_id)) continue;
    readers.push({ provider_id, seal_id, person_id, why: 'named', named_at: dayAt(0), named_by: null });
  }
}
