import type { FactValue } from '#engine/types.ts';
import type { ChildId, EventId, HomeId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';

/** A restriction as it stands: what the record says of it, put together. */
export type RestrictionState = {
  readonly what: readonly string[];
  readonly extent: 'withdrawn' | 'reduced';
  readonly since: Instant;
  readonly endsAt: Instant | null;
  /** When somebody is to look at it again. */
  readonly reviewAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Loosened at a review at least once. */
  readonly eased: boolean;
  readonly authorityView: 'agrees' | 'objects' | null;
};

/** A restriction of the record. Its id is that of the event that began it. */
export type RestrictionInForce = RestrictionState & {
  readonly restrictionId: EventId;
  readonly homeId: HomeId;
  readonly childId: ChildId;
};

type Known = {
  readonly occurredAt: Instant;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly details: Readonly<Record<string, FactValue>>;
};

const momentIn = (value: FactValue | undefined): Instant | null =>
  typeof value === 'number' ? (value as Instant) : null;

/** Puts a restriction together from its event, its reviews and the placing authority's answers, each as now known. */
export function restrictionOf(
  event: Known,
  reviews: readonly Known[],
  answers: readonly Known[],
): RestrictionState {
  const { what, extent } = event.facts;
  let state: RestrictionState = {
    what: Array.isArray(what) ? what.map(String) : [],
    extent: extent === 'reduced' ? 'reduced' : 'withdrawn',
    since: event.occurredAt,
    endsAt: momentIn(event.details['endsAt']),
    reviewAt: momentIn(event.details['reviewAt']),
    endedAt: null,
    eased: false,
    authorityView: viewIn(answers),
  };
  for (const { occurredAt, facts, details } of byTime(reviews)) {
    const reviewAt = momentIn(details['reviewAt']);
    const endsAt = momentIn(details['endsAt']) ?? state.endsAt;
    if (facts['outcome'] === 'end') state = { ...state, endedAt: occurredAt, reviewAt: null };
    else if (facts['outcome'] === 'reduce')
      state = { ...state, extent: 'reduced', eased: true, reviewAt, endsAt };
    else if (facts['outcome'] === 'continue') state = { ...state, reviewAt, endsAt };
  }
  return state;
}

const byTime = (known: readonly Known[]): readonly Known[] =>
  [...known].sort((a, b) => a.occurredAt - b.occurredAt);

function viewIn(answers: readonly Known[]): RestrictionState['authorityView'] {
  const views = byTime(answers).map(({ details }) => details['view']);
  const last = views.findLast((view) => view === 'agrees' || view === 'objects');
  return last === 'agrees' || last === 'objects' ? last : null;
}
