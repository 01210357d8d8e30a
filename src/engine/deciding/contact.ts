import type { Instant } from '#kernel/instant.ts';
import type { DirectoryEntry } from '../pack-schema.ts';
import { readClockSettings } from '../time/clock-settings.ts';
import type { OfficeHours } from '../time/office-hours.ts';
import { answersAt, openInWords } from '../time/office-hours.ts';
import type { Contact } from '../types.ts';
import type { Recipient } from '../vocabulary.ts';
import type { Entry, Timeline } from './timeline.ts';

/** A list of numbers, and the hours by which its owner counts office hours. */
export type Directory = {
  readonly entries: readonly DirectoryEntry[];
  readonly hours: OfficeHours;
  /** Kept by the organisation itself, not named by a policy. */
  readonly own: boolean;
};

/**
 * The directory entry to use for a recipient at the moment asked about: of the local authority that the event names,
 * before one without a local authority, which serves all; the organisation's own before a policy's; one open at these
 * hours before one that always is.
 */
export function contactFor(timeline: Timeline, entry: Entry, recipient: Recipient): Contact | undefined {
  const named = entry.event.facts['localAuthority'] ?? timeline.input.localAuthority;
  return contactAmong(directoriesOf(timeline, entry, recipient), recipient, named, timeline.now);
}

/** The same choice among given directories, for the area named, at the moment `now`. */
export function contactAmong(
  directories: readonly Directory[],
  recipient: Recipient,
  area: unknown,
  now: Instant,
): Contact | undefined {
  let best: (Directory & { readonly entry: DirectoryEntry; readonly rank: number }) | undefined;
  for (const directory of directories) {
    for (const candidate of directory.entries) {
      if (candidate.to !== recipient || candidate['listed-only']) continue;
      if (!answersAt(candidate.open, directory.hours, now)) continue;
      const authority = candidate['local-authority'];
      if (authority !== undefined && authority !== area) continue;
      const rank =
        (authority === undefined ? 4 : 0) + (directory.own ? 0 : 2) + (candidate.open === 'always' ? 1 : 0);
      if (!best || rank < best.rank) best = { ...directory, entry: candidate, rank };
    }
  }
  if (!best) return undefined;
  const { name, phone, email, open } = best.entry;
  return {
    name,
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    when: openInWords(open, best.hours),
  };
}

function directoriesOf(timeline: Timeline, entry: Entry, recipient: Recipient): readonly Directory[] {
  const own = (timeline.input.directory ?? []).filter(({ to }) => to === recipient);
  const ofPacks = entry.packs.map((pack) => ({
    entries: pack.data.directory,
    hours: timeline.settingsOf(pack).clocks.officeHours,
    own: false,
  }));
  if (own.length === 0) return ofPacks;
  const hours = readClockSettings(timeline.input.settings).clocks.officeHours;
  return [{ entries: own, hours, own: true }, ...ofPacks];
}
