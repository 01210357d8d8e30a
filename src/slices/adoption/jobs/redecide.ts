import { compareAnswers } from '#engine/comparing/compare-answers.ts';
import type { Pack } from '#engine/pack.ts';
import type { ClockSettings } from '#engine/time/clock-settings.ts';
import type { Duty, EngineEvent, Settings } from '#engine/types.ts';
import type { HomeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { OwedDuty } from '#slices/duties/index.ts';
import { decideMatter, dutiesToDecide } from '#slices/duties/index.ts';
import { asEngineEvents, mattersOf } from '#slices/events/index.ts';
import type { PageContext } from '#web/page.ts';
import type { Effect, Raiser } from '../model/effect.ts';
import { dutyEffect, gateEffect } from '../model/effect.ts';
import type { CaseRoot } from '../store/cases.ts';

type Tx = PageContext['tx'];

/** What governs a home, ready to decide with. */
export type Governing = {
  readonly packs: readonly Pack[];
  readonly settings: Settings;
  readonly clocks: ClockSettings;
};

/** What governs each home today, and what would. */
export type BeforeAndAfter = (homeId: HomeId) => { readonly before: Governing; readonly after: Governing };

/** One duty as it is to be written: as it would be, or that it is no longer owed. */
export type DutyWrite =
  | { readonly write: 'raise'; readonly duty: Duty }
  | { readonly write: 'update'; readonly duty: Duty; readonly owed: OwedDuty }
  | { readonly write: 'end'; readonly owed: OwedDuty };

/** What becomes of one case. */
export type Redecided = {
  readonly root: CaseRoot;
  readonly effects: readonly Effect[];
  readonly writes: readonly DutyWrite[];
};

/**
 * Decides cases as they stand and as they would stand, and says what differs. What evidence has closed stays closed.
 * Only what differs is touched, so that nothing is done in the name of this change that is not its doing.
 */
export async function redecide(
  tx: Tx,
  providerId: ProviderId,
  roots: readonly CaseRoot[],
  governing: BeforeAndAfter,
  now: Instant,
): Promise<readonly Redecided[]> {
  const [matters, { unfinished, finished }] = await Promise.all([
    mattersOf(
      tx,
      providerId,
      roots.map(({ eventId, about, deviceId, childId }) => ({ root: about ?? eventId, deviceId, childId })),
    ),
    dutiesToDecide(
      tx,
      providerId,
      roots.map(({ eventId }) => eventId),
    ),
  ]);
  const kept = new Map(unfinished.map((owed) => [owed.engineKey, owed]));
  const decided: Redecided[] = [];
  let since = performance.now();
  for (const [place, root] of roots.entries()) {
    const events = asEngineEvents(matters[place] ?? []);
    decided.push(redecideOne(root, events, governing(root.homeId), { kept, finished }, now));
    if (performance.now() - since < AT_A_STRETCH_MS) continue;
    await new Promise((goOn) => setImmediate(goOn));
    since = performance.now();
  }
  return decided;
}

/** For so long cases are decided before whatever else was asked of Kith has its turn. */
const AT_A_STRETCH_MS = 10;

function redecideOne(
  root: CaseRoot,
  events: readonly EngineEvent[],
  { before, after }: { readonly before: Governing; readonly after: Governing },
  { kept, finished }: { kept: ReadonlyMap<string, OwedDuty>; finished: ReadonlySet<string> },
  now: Instant,
): Redecided {
  const raiser = raiserOf(root, events);
  const answers = [before, after].map(({ packs, settings, clocks }) => {
    const child = root.dateOfBirth === null ? undefined : { dateOfBirth: root.dateOfBirth as PlainDate };
    const decided = decideMatter({ packs, settings, child, events, focus: root.eventId, now });
    return decided && { answer: decided.answer, clocks };
  });
  const [was, is] = answers;
  if (!raiser || !was || !is) return { root, effects: [], writes: [] };
  const own = (duty: Duty): boolean => duty.raisedBy === 'event' && !finished.has(duty.id);
  const { duties, gates } = compareAnswers(was, is, own);
  const effects: Effect[] = gates.map((gate) => gateEffect(raiser, gate));
  const writes: DutyWrite[] = [];
  for (const change of duties) {
    const owed = kept.get(change.duty.id);
    if (change.effect === 'disappears') {
      // What was never raised, or has ended already, cannot go.
      if (!owed || owed.closed) continue;
      writes.push({ write: 'end', owed });
    } else if (owed) writes.push({ write: 'update', owed, duty: change.duty });
    else writes.push({ write: 'raise', duty: change.duty });
    effects.push(dutyEffect(raiser, change));
  }
  return { root, effects, writes };
}

function raiserOf(root: CaseRoot, events: readonly EngineEvent[]): Raiser | undefined {
  const event = events.find((each) => each.id === root.eventId);
  if (!event) return undefined;
  const { eventId, homeId, childId } = root;
  return { eventId, homeId, childId, type: event.type, happenedAt: event.occurredAt };
}
