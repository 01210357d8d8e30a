import type { Pack } from '../pack.ts';
import type { DirectoryEntry } from '../pack-schema.ts';
import { answersAt, openInWords } from '../time/office-hours.ts';
import type { Contact } from '../types.ts';
import type { Recipient } from '../vocabulary.ts';
import type { Entry, Timeline } from './timeline.ts';

/**
 * The directory entry to use for a recipient at the moment asked about: of the local authority that the event names,
 * open then, before one that always is; an entry without a local authority serves all.
 */
export function contactFor(timeline: Timeline, entry: Entry, recipient: Recipient): Contact | undefined {
  const named = entry.event.facts['localAuthority'] ?? timeline.input.localAuthority;
  let best: { readonly pack: Pack; readonly entry: DirectoryEntry; readonly rank: number } | undefined;
  for (const pack of entry.packs) {
    const hours = timeline.settingsOf(pack).clocks.officeHours;
    for (const candidate of pack.data.directory) {
      if (candidate.to !== recipient || !answersAt(candidate.open, hours, timeline.now)) continue;
      const authority = candidate['local-authority'];
      if (authority !== undefined && authority !== named) continue;
      const rank = (authority === undefined ? 2 : 0) + (candidate.open === 'always' ? 1 : 0);
      if (!best || rank < best.rank) best = { pack, entry: candidate, rank };
    }
  }
  if (!best) return undefined;
  const { name, phone, email, open } = best.entry;
  return {
    name,
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    when: openInWords(open, timeline.settingsOf(best.pack).clocks.officeHours),
  };
}
