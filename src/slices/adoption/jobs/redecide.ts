import type { Timed } from '#engine/comparing/compare-answers.ts';
import { compareAnswers } from '#engine/comparing/compare-answers.ts';
import type { Pack } from '#engine/pack.ts';
import type { DirectoryEntry } from '#engine/pack-schema.ts';
import type { ClockSettings } from '#engine/time/clock-settings.ts';
import type { Duty, EngineEvent, Settings } from '#engine/types.ts';
import type { HomeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { MatterQuestion, OwedDuty } from '#slices/duties/index.ts';
import { decideMatter, dutiesToDecide, gatesInMatter } from '#slices/duties/index.ts';
import type { RecordedEvent } from '#slices/events/index.ts';
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
  /** The home's own numbers, which a duty that is written afresh names. */
  readonly directory: readonly DirectoryEntry[];
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
  for (const together of byMatter(roots, matters)) {
    decided.push(...redecideMatter(together, governing(together.homeId), { kept, finished }, now));
    if (performance.now() - since < AT_A_STRETCH_MS) continue;
    await new Promise((goOn) => setImmediate(goOn));
    since = performance.now();
  }
  return decided;
}

/** For so long cases are decided before whatever else was asked of Kith has its turn. */
const AT_A_STRETCH_MS = 10;

/** Cases that are decided upon the same events, in one go. */
type Together = {
  readonly homeId: HomeId;
  readonly child: MatterQuestion['child'];
  readonly events: readonly EngineEvent[];
  readonly roots: readonly CaseRoot[];
};

function byMatter(
  roots: readonly CaseRoot[],
  matters: readonly (readonly RecordedEvent[])[],
): readonly Together[] {
  const groups = new Map<string, { root: CaseRoot; matter: readonly RecordedEvent[]; roots: CaseRoot[] }>();
  for (const [place, root] of roots.entries()) {
    const matter = matters[place] ?? [];
    const key = [root.homeId, root.childId, ...matter.map((event) => event.seq)].join(' ');
    const group = groups.get(key);
    if (group) group.roots.push(root);
    else groups.set(key, { root, matter, roots: [root] });
  }
  return [...groups.values()].map(
    ({ root: { homeId, dateOfBirth, localAuthority }, matter, roots: own }) => ({
      homeId,
      child: dateOfBirth === null ? undefined : { dateOfBirth, localAuthority },
      events: asEngineEvents(matter),
      roots: own,
    }),
  );
}

type Kept = { readonly kept: ReadonlyMap<string, OwedDuty>; readonly finished: ReadonlySet<string> };
type Sides = { readonly before: Governing; readonly after: Governing };

function redecideMatter(
  { child, events, roots }: Together,
  { before, after }: Sides,
  standing: Kept,
  now: Instant,
): readonly Redecided[] {
  const [first] = roots;
  if (!first) return [];
  const answerOf = ({
    packs,
    settings,
    clocks,
    directory,
  }: Governing): ((root: CaseRoot) => Timed) | undefined => {
    const question = { packs, settings, child, directory, events, now };
    const decided = decideMatter({ ...question, focus: first.eventId });
    if (!decided) return undefined;
    const { answer, raiserOf } = decided;
    return ({ eventId }) => {
      const gates = eventId === first.eventId ? answer.gates : gatesInMatter({ ...question, focus: eventId });
      const duties = answer.duties.filter((duty) => raiserOf(duty) === eventId);
      return { answer: { ...answer, gates, duties }, clocks };
    };
  };
  const [was, is] = [answerOf(before), answerOf(after)];
  return roots.map((root) => {
    const raiser = raiserOf(root, events);
    if (!raiser || !was || !is) return { root, effects: [], writes: [] };
    return { root, ...whatBecomesOf(raiser, was(root), is(root), standing) };
  });
}

function whatBecomesOf(
  raiser: Raiser,
  was: Timed,
  is: Timed,
  { kept, finished }: Kept,
): Pick<Redecided, 'effects' | 'writes'> {
  const { duties, gates } = compareAnswers(was, is, (duty) => !finished.has(duty.id));
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
  return { effects, writes };
}

function raiserOf(root: CaseRoot, events: readonly EngineEvent[]): Raiser | undefined {
  const event = events.find((each) => each.id === root.eventId);
  if (!event) return undefined;
  const { eventId, homeId, childId, sealId } = root;
  return { eventId, homeId, childId, sealId, type: event.type, happenedAt: event.occurredAt };
}
