import { decide } from '#engine/decide.ts';
import type { EventType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import type { Pack } from '#engine/pack.ts';
import type { EngineEvent } from '#engine/types.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { scatteredEvents } from './scattered-events.ts';

const CHILD = { dateOfBirth: '2012-05-01' as PlainDate };

/** How long decisions about events of one type take, in microseconds of this thread's own time on the wall. */
export type TypeRow = {
  readonly type: EventType;
  readonly p50: number;
  readonly p95: number;
  /** The same events with the two policies about staying in touch alone, in the same run. */
  readonly p50OfTwo: number;
};

/** Every event type on its own, and all of them together. */
export type EachType = {
  readonly packs: number;
  readonly rows: readonly TypeRow[];
  readonly p50: number;
  readonly p95: number;
  readonly eventsPerSecond: number;
  readonly eventsPerSecondOfTwo: number;
};

/** Decides scattered events of every type with all packs and with two of them, taking turns event by event. */
export function benchEachType(packs: readonly Pack[], perType = 60, rounds = 5): EachType {
  const two = packs.filter(({ id }) => id === 'staying-in-touch' || id === 'correspondence');
  const types = (Object.keys(EVENTS) as EventType[]).filter((type) => !type.startsWith('duty.'));
  const all: number[] = [];
  const ofTwo: number[] = [];
  for (const event of scatteredEvents(400, types)) taken(packs, event);
  const rows = types.map((type) => {
    const events = scatteredEvents(perType, [type]);
    const times = events.map((event) => best(rounds, () => taken(packs, event)));
    const timesOfTwo = events.map((event) => best(rounds, () => taken(two, event)));
    all.push(...times);
    ofTwo.push(...timesOfTwo);
    return { type, p50: at(times, 0.5), p95: at(times, 0.95), p50OfTwo: at(timesOfTwo, 0.5) };
  });
  const perSecond = (times: readonly number[]): number =>
    (times.length * 1_000_000) / times.reduce((sum, each) => sum + each, 0);
  return {
    packs: packs.length,
    rows: rows.sort((a, b) => b.p95 - a.p95),
    p50: at(all, 0.5),
    p95: at(all, 0.95),
    eventsPerSecond: perSecond(all),
    eventsPerSecondOfTwo: perSecond(ofTwo),
  };
}

/** One decision, in microseconds. */
function taken(packs: readonly Pack[], event: EngineEvent): number {
  const began = performance.now();
  decide({ packs, settings: {}, child: CHILD, history: [], event });
  return (performance.now() - began) * 1000;
}

/** The middle of several tries, so that another process's turn on this core does not count as ours. */
function best(rounds: number, once: () => number): number {
  return at(
    Array.from({ length: rounds }, () => once()),
    0.5,
  );
}

function at(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
