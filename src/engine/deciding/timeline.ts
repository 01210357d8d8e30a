import type { Instant } from '#kernel/instant.ts';
import { londonDay } from '#kernel/london.ts';
import type { Scope } from '../conditions/compile-condition.ts';
import { governingOn, newestFirst } from '../governing.ts';
import type { Pack } from '../pack.ts';
import { isFollowed } from '../pack.ts';
import type { DirectoryEntry } from '../pack-schema.ts';
import type { ResolvedSettings } from '../settings.ts';
import { resolveSettings } from '../settings.ts';
import { ageAt } from '../time/age.ts';
import type { Child, EngineEvent, Settings } from '../types.ts';

/** What the engine is asked. */
export type DecideInput = {
  /** The packs the home has adopted, in any order, in one version or several, each as often as it was adopted. */
  readonly packs: readonly Pack[];
  /** What the organisation chose; anything left out runs at its default. */
  readonly settings: Settings;
  readonly child?: Child;
  /** What happened before, or since, in any order. */
  readonly history: readonly EngineEvent[];
  /** What is being recorded or proposed. */
  readonly event: EngineEvent;
  /** The moment asked about; the event's own where it is left out. */
  readonly now?: Instant;
  /** The local authority whose directory entries count, where the events do not say. */
  readonly localAuthority?: string;
  /** The organisation's own numbers; they stand before a policy's for the same recipient. */
  readonly directory?: readonly DirectoryEntry[];
};

/** One event in its place. */
export type Entry = {
  readonly event: EngineEvent;
  /** `event` or `history[n]`: how the answer names it. */
  readonly ref: string;
  /** Its id where it has one, else `ref`: how duties and `about` name it. */
  readonly key: string;
  /** Place in time order, from 0. */
  readonly order: number;
  /** The versions followed and in force when it happened, by pack id in order. */
  readonly packs: readonly Pack[];
  /** Ids of the packs followed when it happened, whether or not a version of them was in force. */
  readonly adopted: readonly string[];
  readonly childAge: number | undefined;
};

export type Timeline = {
  readonly input: DecideInput;
  readonly now: Instant;
  /** By time; at the same moment as the history was given, the event last. */
  readonly entries: readonly Entry[];
  readonly current: Entry;
  /** Ids of the packs that are followed at any time. */
  readonly adopted: readonly string[];
  /** Whether the organisation has chosen nothing yet. */
  readonly untouched: boolean;
  readonly settingsOf: (pack: Pack) => ResolvedSettings;
};

/** Puts history and event in order, each with the policies that govern it. */
export function timelineOf(input: DecideInput): Timeline {
  const { history, event, child, settings } = input;
  const packs = newestFirst(input.packs);
  const given = [
    ...history.map((past, i) => ({ event: past, ref: `history[${i}]` })),
    { event, ref: 'event' },
  ];
  // The sort is stable: events of one moment stay as they were given.
  if (history.length > 0) given.sort((a, b) => a.event.occurredAt - b.event.occurredAt);
  const always = packs.every((pack) => pack.adopted === undefined);
  const adopted = idsOf(packs);
  const entries = given.map(({ event: each, ref }, order) => {
    const day = londonDay(each.occurredAt);
    return {
      event: each,
      ref,
      key: each.id ?? ref,
      order,
      packs: governingOn(packs, day),
      adopted: always ? adopted : idsOf(packs.filter((pack) => isFollowed(pack, day))),
      childAge: child ? ageAt(child.dateOfBirth, each.occurredAt) : undefined,
    };
  });
  const untouched = Object.keys(settings).length === 0;
  const resolved = new Map<Pack, ResolvedSettings>();
  return {
    input,
    now: input.now ?? event.occurredAt,
    entries,
    current: entries.find((entry) => entry.ref === 'event') as Entry,
    adopted,
    untouched,
    settingsOf: (pack) => {
      if (untouched) return pack.untouched;
      const known = resolved.get(pack);
      if (known) return known;
      const made = resolveSettings(pack.defaults, settings);
      resolved.set(pack, made);
      return made;
    },
  };
}

const idsOf = (packs: readonly Pack[]): readonly string[] => [...new Set(packs.map((pack) => pack.id))];

/** What the conditions of one pack may see of one event. */
export function scopeOf(timeline: Timeline, entry: Entry, pack: Pack): Scope {
  return {
    facts: entry.event.facts,
    childAge: entry.childAge,
    adopted: entry.adopted,
    settings: timeline.settingsOf(pack).values,
    happened: (type) => {
      for (let i = 0; i < entry.order; i++) if (timeline.entries[i]?.event.type === type) return true;
      return false;
    },
  };
}

/** Whether an event is known at the moment asked about. The event that is asked about always is. */
export function isKnown(timeline: Timeline, entry: Entry): boolean {
  return entry === timeline.current || entry.event.occurredAt <= timeline.now;
}

/** Every item of several lists once, in order. A single list is given back as it is. */
export function unionOf<T>(lists: readonly (readonly T[])[]): readonly T[] {
  if (lists.length === 1) return lists[0] as readonly T[];
  const all: T[] = [];
  for (const list of lists) for (const item of list) if (!all.includes(item)) all.push(item);
  return all;
}

/** By code points, so that an order never depends on where the engine runs. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
