import { decide, decideGates } from '#engine/decide.ts';
import type { Pack } from '#engine/pack.ts';
import type { DirectoryEntry } from '#engine/pack-schema.ts';
import type { Answer, Duty, EngineEvent, Gate, Settings } from '#engine/types.ts';
import type { EventId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

/** A matter as it is put to the engine. */
export type MatterQuestion = {
  readonly packs: readonly Pack[];
  readonly settings: Settings;
  /** Absent where the matter is about no child. */
  readonly child?:
    | { readonly dateOfBirth: PlainDate; readonly localAuthority?: string | null | undefined }
    | undefined;
  /** The home's own numbers, which stand before those its policies name. */
  readonly directory?: readonly DirectoryEntry[] | undefined;
  /** The matter's events with what was added since, in the order of writing. */
  readonly events: readonly EngineEvent[];
  /** Whose gates, prompts and asks are wanted; the last one where it is not among the events. */
  readonly focus: EventId;
  readonly now: Instant;
};

/** The engine's answer about one matter, and which recorded event each of its duties follows from. */
export type MatterAnswer = { readonly answer: Answer; readonly raiserOf: (duty: Duty) => string | undefined };

/** Asks the engine about a whole matter; `undefined` where none of it is an event that the engine knows. */
export function decideMatter(question: MatterQuestion): MatterAnswer | undefined {
  const input = inputOf(question);
  if (!input) return undefined;
  return { answer: decide(input), raiserOf: (duty) => raiserId(duty, input.history, input.event) };
}

/** The gates of one event of a matter alone, for a matter that has been decided with another in focus. */
export function gatesInMatter(question: MatterQuestion): readonly Gate[] {
  const input = inputOf(question);
  return input ? decideGates(input) : [];
}

function inputOf({ packs, settings, child, directory, events, focus, now }: MatterQuestion) {
  const event = events.find((each) => each.id === focus) ?? events.at(-1);
  if (!event) return undefined;
  const history = events.filter((each) => each !== event);
  const area = child?.localAuthority;
  return {
    packs,
    settings,
    ...(child ? { child: { dateOfBirth: child.dateOfBirth } } : {}),
    ...(area ? { localAuthority: area } : {}),
    ...(directory ? { directory } : {}),
    history,
    event,
    now,
  };
}

function raiserId(duty: Duty, history: readonly EngineEvent[], event: EngineEvent): string | undefined {
  if (duty.raisedBy === 'event') return event.id;
  const place = /^history\[(\d+)\]$/.exec(duty.raisedBy)?.[1];
  return place === undefined ? undefined : history[Number(place)]?.id;
}
