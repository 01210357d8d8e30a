import { decide } from '#engine/decide.ts';
import { clockSettings } from '#engine/time/clock-settings.ts';
import type { Answer, Duty, EngineEvent } from '#engine/types.ts';
import type { Actor } from '#access/actor.ts';
import type { Action } from '#access/can.ts';
import type { AuditEvent } from '#audit/events.ts';
import { recordAudit } from '#audit/record.ts';
import type { ChildId, DutyId, EventId, HomeId, Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { childById } from '#slices/children/index.ts';
import { addDevice } from '#slices/devices/index.ts';
import { dutiesOfEvents, insertDuties, lateAt, reconcile, updateDuty } from '#slices/duties/index.ts';
import type { OwedDuty } from '#slices/duties/index.ts';
import { appendEvent, asEngineEvents, eventOfSubmission, isEngineEvent, matterOf } from '#slices/events/index.ts';
import type { NewEvent, RecordedEvent } from '#slices/events/index.ts';
import { packsInUse, settingsOfHome } from '#slices/organisations/index.ts';
import type { EventDraft } from '#web/page.ts';
import type { Deps } from './deps.ts';

/** Who records, when, and what the audit is to say of it. */
export type Recording = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly submission: Id<'submission'>;
  readonly action: Action;
  readonly audit: AuditEvent;
  readonly requestId: string;
};

/**
 * Records one event with everything that follows from it, in the caller's transaction: the event, the duties it
 * raises, closes or changes, the projections, and the audit entry stand together or not at all. The same
 * submission again changes nothing and answers with the first one's event.
 */
export async function recordEvent(tx: Tx, deps: Deps, draft: EventDraft, by: Recording): Promise<EventId> {
  const { providerId } = by.actor;
  const earlier = await eventOfSubmission(tx, providerId, by.submission);
  if (earlier) return earlier.eventId;

  if (draft.newDevice && draft.childId) {
    await addDevice(tx, providerId, { ...draft.newDevice, childId: draft.childId, homeId: draft.homeId, since: draft.occurredAt });
  }
  const event: NewEvent = {
    eventId: deps.newId() as EventId,
    type: draft.type,
    homeId: draft.homeId,
    childId: draft.childId,
    deviceId: draft.deviceId ?? draft.newDevice?.id ?? null,
    about: draft.about ?? null,
    occurredAt: draft.occurredAt,
    recordedAt: by.now,
    recordedBy: by.actor.personId,
    facts: draft.facts,
    details: draft.details,
    submission: by.submission,
  };
  const appended = await appendEvent(tx, providerId, event);
  if (!appended) return (await eventOfSubmission(tx, providerId, by.submission))?.eventId ?? event.eventId;

  const matter = await matterOf(tx, providerId, {
    root: event.about ?? event.eventId,
    deviceId: event.deviceId,
    childId: event.childId,
  });
  await followThrough(tx, deps, event, matter, by);
  for (const project of deps.projectors) await project(tx, providerId, event, matter);
  await recordAudit(tx, {
    providerId,
    at: by.now,
    event: by.audit,
    outcome: 'done',
    personId: by.actor.personId,
    action: by.action,
    homeId: event.homeId,
    childId: event.childId ?? undefined,
    subject: { event: event.eventId, type: event.type, ...(event.about ? { about: event.about } : {}) },
    requestId: by.requestId,
  });
  return event.eventId;
}

/** Decides the matter afresh and brings its kept duties in step with the answer. */
async function followThrough(
  tx: Tx,
  deps: Deps,
  event: NewEvent,
  matter: readonly RecordedEvent[],
  by: Recording,
): Promise<void> {
  const { providerId } = by.actor;
  const answer = await decideMatter(tx, deps, matter, { ...event, now: by.now });
  if (!answer) return;
  const raisers = matter.filter((each) => isEngineEvent(each.type) && !each.type.startsWith('duty.'));
  const kept = await dutiesOfEvents(tx, providerId, raisers.map((each) => each.eventId));
  const settings = clockSettings(answer.settings);
  for (const raiser of raisers) {
    const due = answer.answer.duties.filter((duty) => answer.raiserOf(duty) === raiser.eventId);
    const changes = reconcile(kept.filter((owed) => owed.eventId === raiser.eventId), due);
    const owe = (duty: Duty, dutyId: DutyId): OwedDuty => ({
      dutyId,
      eventId: raiser.eventId,
      homeId: raiser.homeId,
      childId: raiser.childId,
      engineKey: duty.id,
      dueAt: duty.due.at,
      lateAt: lateAt(duty, settings.immediateGraceMs),
      held: duty.state === 'held',
      raisedAt: by.now,
      duty,
      closed: duty.closed ? { ...duty.closed, by: event.eventId } : null,
    });
    await insertDuties(tx, providerId, changes.raise.map((duty) => owe(duty, deps.newId() as DutyId)));
    for (const { owed, duty } of changes.update) {
      await updateDuty(tx, providerId, { ...owe(duty, owed.dutyId), raisedAt: owed.raisedAt });
    }
    for (const owed of changes.end) {
      await updateDuty(tx, providerId, { ...owed, closed: { at: by.now, as: 'ended', late: false, by: event.eventId } });
    }
  }
}

/** The engine's answer about one matter, and which recorded event each of its duties follows from. */
export type MatterAnswer = {
  readonly answer: Answer;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly raiserOf: (duty: Duty) => string | undefined;
};

/**
 * Asks the engine about a matter as it stands, with the home's packs and settings. `undefined` where the event
 * has nothing to do with the engine (a note on a matter that it does not know).
 */
export async function decideMatter(
  tx: Tx,
  deps: Deps,
  matter: readonly RecordedEvent[],
  at: { readonly eventId: EventId; readonly homeId: HomeId; readonly childId: ChildId | null; readonly now: Instant },
): Promise<MatterAnswer | undefined> {
  const events = asEngineEvents(matter);
  const last = events.find((event) => event.id === at.eventId) ?? events.at(-1);
  if (!last || events.length === 0) return undefined;
  const history = events.filter((event) => event !== last);
  // Row-level security answers with the child's own relations only; the engine needs just the date of birth.
  const child = at.childId ? await childById(tx, deps, at.childId) : undefined;
  const settings = await settingsOfHome(tx, at.homeId);
  const packs = await packsInUse(tx, deps.shelf);
  const answer = decide({
    packs,
    settings,
    ...(child ? { child: { dateOfBirth: child.dateOfBirth } } : {}),
    history,
    event: last,
    now: Math.max(at.now, ...events.map((event) => event.occurredAt)) as Instant,
  });
  return { answer, settings, raiserOf: (duty) => raiserId(duty, history, last) };
}

function raiserId(duty: Duty, history: readonly EngineEvent[], event: EngineEvent): string | undefined {
  if (duty.raisedBy === 'event') return event.id;
  const index = Number(/^history\[(\d+)\]$/.exec(duty.raisedBy)?.[1]);
  return history[index]?.id;
}
