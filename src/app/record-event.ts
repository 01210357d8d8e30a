import type { Actor } from '#access/actor.ts';
import type { Action } from '#access/can.ts';
import type { AuditEvent } from '#audit/events.ts';
import { recordAudit } from '#audit/record.ts';
import type { ClockSettings } from '#engine/time/clock-settings.ts';
import { clockSettings } from '#engine/time/clock-settings.ts';
import { overdueAt } from '#engine/time/due.ts';
import type { Duty } from '#engine/types.ts';
import type { DutyId, EventId, Id, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { MINUTE } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { asKithItself } from '#platform/db/transaction.ts';
import { childById } from '#slices/children/index.ts';
import { addDevice } from '#slices/devices/index.ts';
import type { MatterAnswer, MatterQuestion, OwedDuty } from '#slices/duties/index.ts';
import { decideMatter, dutiesToDecide, insertDuties, reconcile, updateDuties } from '#slices/duties/index.ts';
import type { NewEvent } from '#slices/events/index.ts';
import {
  appendEvent,
  asEngineEvents,
  eventOfSubmission,
  isEngineEvent,
  keepSeal,
  matterOf,
} from '#slices/events/index.ts';
import type { SettingsStory } from '#slices/organisations/index.ts';
import {
  asDirectoryEntry,
  holdPolicies,
  localContactsOf,
  packsOfHome,
  settingsBy,
  settingsStory,
} from '#slices/organisations/index.ts';
import type { EventDraft } from '#web/page.ts';
import { packsInUse } from '#web/shelf.ts';
import type { Deps } from './deps.ts';
import type { Matter } from './matters-under-lock.ts';
import { mattersUnderLock, turnsTheLock } from './matters-under-lock.ts';
import { sealFor } from './seal-for.ts';

/** Who records, when, and what the audit is to say of it. */
export type Recording = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly submission: Id<'submission'>;
  readonly action: Action;
  readonly audit: AuditEvent;
  readonly requestId: string;
  /** Why it was allowed, and in which role: for the audit. */
  readonly because?: string;
  readonly role?: string;
};

/** What recording needs of the composition root. */
export type Recorder = Pick<Deps, 'shelf' | 'projectors' | 'newId'>;

/**
 * Records one event with everything that follows from it, in the caller's transaction: the event, the duties it
 * raises, closes or changes, the projections, and the audit entry stand together or not at all. The same
 * submission again changes nothing and answers with the first one's event.
 */
export async function recordEvent(
  tx: Tx,
  deps: Recorder,
  draft: EventDraft,
  by: Recording,
): Promise<EventId> {
  const { providerId } = by.actor;
  const eventId = deps.newId() as EventId;
  const sealing = await sealFor(tx, deps, draft, eventId, by);
  const event: NewEvent = {
    eventId,
    type: draft.type,
    homeId: draft.homeId,
    childId: draft.childId,
    deviceId: draft.deviceId ?? draft.newDevice?.id ?? null,
    about: draft.about ?? null,
    occurredAt: draft.occurredAt,
    recordedAt: by.now,
    recordedBy: by.actor.personId,
    facts: { ...sealing?.facts, ...draft.facts },
    details: draft.details,
    submission: by.submission,
    ...(sealing ? { sealId: sealing.seal.sealId } : {}),
  };
  const { newDevice, childId, homeId, occurredAt: since } = draft;
  // A connection answers in the order it is asked, so nobody waits here: the event finds its device, the matter its event.
  const [, , appended, matter] = await Promise.all([
    holdPolicies(tx, [homeId], 'record'),
    newDevice && childId && addDevice(tx, providerId, { ...newDevice, childId, homeId, since }),
    appendEvent(tx, providerId, event),
    matterWith(tx, providerId, event),
  ]);
  if (!appended) return (await eventOfSubmission(tx, providerId, by.submission))?.eventId ?? event.eventId;

  const { sealId } = appended;
  if (sealId) {
    await asKithItself(tx, async () => {
      if (sealing) await keepSeal(tx, providerId, sealing.seal);
      const events = await matterWith(tx, providerId, event);
      await followThrough(tx, deps, { ...event, sealId }, { sealId, events }, by);
    });
    // No projection: what lists show of a child and a home does not change with what happens in a sealed case.
    await auditOf(tx, event, by);
    return eventId;
  }

  await Promise.all([
    followThrough(tx, deps, event, { events: matter }, by),
    ...deps.projectors.map((project) => project(tx, providerId, event, matter)),
    auditOf(tx, event, by),
  ]);
  if (turnsTheLock(event, matter)) {
    await asKithItself(tx, async () => {
      for (const other of await mattersUnderLock(tx, providerId, event, matter)) {
        await followThrough(tx, deps, event, other, by);
      }
    });
  }
  return eventId;
}

/** The matter of an event that has just been written. */
const matterWith = (tx: Tx, providerId: ProviderId, event: NewEvent) =>
  matterOf(tx, providerId, {
    root: event.about ?? event.eventId,
    deviceId: event.deviceId,
    childId: event.childId,
  });

/** The audit's line of an event that was recorded. */
const auditOf = (tx: Tx, event: NewEvent, by: Recording): Promise<void> =>
  recordAudit(tx, {
    providerId: by.actor.providerId,
    at: by.now,
    event: by.audit,
    outcome: 'done',
    personId: by.actor.personId,
    action: by.action,
    homeId: event.homeId,
    childId: event.childId ?? undefined,
    subject: { event: event.eventId, type: event.type, ...(event.about ? { about: event.about } : {}) },
    requestId: by.requestId,
    because: by.because,
    role: by.role,
  });

/** Decides the matter afresh and brings its kept duties in step with the answer. */
async function followThrough(
  tx: Tx,
  deps: Recorder,
  event: NewEvent,
  { sealId, events }: Matter,
  by: Recording,
): Promise<void> {
  const { providerId } = by.actor;
  // Of a sealed matter only its own duties are written: what else happened stands there to decide it by.
  const raisers = events.filter(
    (each) => isEngineEvent(each.type) && !each.type.startsWith('duty.') && each.sealId === sealId,
  );
  // A duty is closed by an event that whoever sees the duty may see.
  const closer = event.sealId === sealId ? event.eventId : null;
  const raiserIds = raisers.map((each) => each.eventId);
  const [story, child, adopted, kept, { unfinished, finished, settled }] = await Promise.all([
    settingsStory(tx, providerId, event.homeId),
    event.childId ? childById(tx, providerId, event.childId) : undefined,
    packsOfHome(tx, providerId, event.homeId),
    localContactsOf(tx, providerId, event.homeId),
    dutiesToDecide(tx, providerId, raiserIds),
  ]);
  const question = {
    packs: packsInUse(deps.shelf, adopted),
    child,
    directory: kept.map(asDirectoryEntry),
    events: asEngineEvents(events),
    focus: event.eventId,
    now: by.now,
  };
  const answers = answersBySettings(question, story);
  // A change that was applied while this waited for it may have begun a little later.
  const soon = (by.now + MINUTE) as Instant;
  for (const raiser of raisers) {
    // What was done with keeps the choices that governed it then; what is open follows those of today.
    const { decided, clocks } = answers(settled.get(raiser.eventId) ?? soon);
    if (!decided) return;
    const owedNow = decided.answer.duties.filter((duty) => decided.raiserOf(duty) === raiser.eventId);
    const changes = reconcile(
      unfinished.filter((owed) => owed.eventId === raiser.eventId),
      owedNow,
      finished,
    );
    const owe = (duty: Duty, dutyId: DutyId): OwedDuty => ({
      dutyId,
      eventId: raiser.eventId,
      homeId: raiser.homeId,
      childId: raiser.childId,
      sealId: raiser.sealId,
      engineKey: duty.id,
      dueAt: duty.due.at,
      lateAt: overdueAt(duty.due, clocks),
      held: duty.state === 'held',
      raisedAt: by.now,
      duty,
      closed: duty.closed
        ? { at: duty.closed.at, as: duty.closed.as, late: duty.closed.late, by: closer }
        : null,
    });
    await insertDuties(
      tx,
      providerId,
      changes.raise.map((duty) => owe(duty, deps.newId() as DutyId)),
    );
    const closed = { at: by.now, as: 'ended', late: false, by: closer } as const;
    await updateDuties(tx, providerId, [
      ...changes.update.map(({ owed, duty }) => ({ ...owe(duty, owed.dutyId), raisedAt: owed.raisedAt })),
      ...changes.end.map((owed) => ({ ...owed, closed })),
    ]);
  }
}

/** The answer under what the home had chosen by a moment; asked once for the same choices. */
function answersBySettings(question: Omit<MatterQuestion, 'settings'>, story: SettingsStory) {
  const answers = new Map<
    string,
    { readonly decided: MatterAnswer | undefined; readonly clocks: ClockSettings }
  >();
  return (at: Instant) => {
    const settings = settingsBy(story, at);
    const key = JSON.stringify(Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const known = answers.get(key);
    if (known) return known;
    const made = { decided: decideMatter({ ...question, settings }), clocks: clockSettings(settings) };
    answers.set(key, made);
    return made;
  };
}
