import type { DutyChange, GateChange } from '#engine/comparing/compare-answers.ts';
import type { Decision } from '#engine/vocabulary.ts';
import type { ChildId, EventId, HomeId, SealId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';

/** When a duty is due, and from when it counts as late. */
export type ShownClock = { readonly dueAt: Instant | null; readonly lateAt: Instant | null };

/** A duty or gate as a list of changes shows it. */
export type Shown =
  | {
      readonly kind: 'duty';
      readonly title: string;
      readonly recipient: string | null;
      readonly clauses: readonly string[];
      readonly due: string;
      readonly was: ShownClock | null;
      readonly is: ShownClock | null;
      /** The event it follows from, and when that was. */
      readonly subject: string;
      readonly happenedAt: Instant;
    }
  | {
      readonly kind: 'gate';
      readonly act: string;
      readonly was: Decision;
      readonly is: Decision;
      readonly until: readonly string[];
      readonly clauses: readonly string[];
      readonly subject: string;
      readonly happenedAt: Instant;
    };

export const EFFECTS = [
  'appears',
  'earlier',
  'later',
  'disappears',
  'closes',
  'opens',
  'reworded',
  'explained',
] as const;
export type EffectKind = (typeof EFFECTS)[number];

/** What a change does, or would do, to one duty or gate of one event. */
export type Effect = {
  readonly eventId: EventId;
  /** `duty <id>` or `gate <act>`: what of the event. */
  readonly about: string;
  readonly homeId: HomeId;
  readonly childId: ChildId | null;
  readonly effect: EffectKind;
  readonly shown: Shown;
  /** The sealed case of the event; absent where it is not sealed. */
  readonly sealId?: SealId | undefined;
};

/** The event whose duty or gate it is. */
export type Raiser = {
  readonly eventId: EventId;
  readonly homeId: HomeId;
  readonly childId: ChildId | null;
  readonly type: string;
  readonly happenedAt: Instant;
  readonly sealId?: SealId | undefined;
};

export function dutyEffect(raiser: Raiser, change: DutyChange): Effect {
  const { duty, effect, was = null, is = null } = change;
  return {
    ...placeOf(raiser),
    about: `duty ${duty.id}`,
    effect,
    shown: {
      kind: 'duty',
      title: duty.parts[0]?.title ?? duty.action,
      recipient: duty.to[0] ?? null,
      clauses: duty.clauses,
      due: duty.due.text,
      was,
      is,
      subject: raiser.type,
      happenedAt: raiser.happenedAt,
    },
  };
}

export function gateEffect(raiser: Raiser, change: GateChange): Effect {
  const { effect, act, was, is, until, clauses } = change;
  return {
    ...placeOf(raiser),
    about: `gate ${act}`,
    effect,
    shown: {
      kind: 'gate',
      act,
      was,
      is,
      until,
      clauses,
      subject: raiser.type,
      happenedAt: raiser.happenedAt,
    },
  };
}

const placeOf = ({ eventId, homeId, childId, sealId }: Raiser) => ({ eventId, homeId, childId, sealId });
