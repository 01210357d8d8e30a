import type { FactValue } from '#engine/types.ts';
import { addDays } from '#kernel/day-number.ts';
import type { DeviceId, EventId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { MINUTE } from '#kernel/instant.ts';
import { earlierMoment, londonDay } from '#kernel/london.ts';
import { closedBy, dutiesOfEvents, factsOf } from '#slices/duties/index.ts';
import { CORRECTED, DETAILS_ADDED, NOTICE_ANSWERED } from '#slices/events/index.ts';
import type { EventDraft } from '#web/page.ts';
import { beganAt, followedAt, wallTime } from './agenda.ts';
import { lookAfter, type Raised } from './look-after.ts';
import type { Matter, Step, Words } from './matter.ts';
import { type Doing, placeOf, RECORDS, record, type Stage } from './stage.ts';

/** What a matter has brought into the record so far. */
type Told = { readonly first: Raised; readonly worry: Raised | undefined; readonly began: Instant };

/** Puts a matter on the agenda: its first entry, and from there everything that follows it. */
export function planMatter(stage: Stage, matter: Matter, today: Instant): void {
  const began = wholeMinute(beganAt(matter.began, today));
  stage.agenda.at((began + matter.wroteAfter * MINUTE) as Instant, (now) => begin(stage, matter, began, now));
}

const wholeMinute = (at: Instant): Instant => (Math.floor(at / MINUTE) * MINUTE) as Instant;

async function begin(stage: Stage, matter: Matter, began: Instant, now: Instant): Promise<void> {
  const place = placeOf(stage, matter);
  const device = deviceOf(stage, matter);
  const event: EventDraft = {
    ...place,
    ...device,
    type: matter.type,
    occurredAt: began,
    facts: matter.facts,
    details: detailsOf(matter.says, now),
  };
  const deviceId = device.deviceId ?? device.newDevice?.id;
  const raised = (eventId: EventId): Raised => ({ eventId, deviceId, planned: new Set() });
  const first = raised(await record(stage, matter.by, event, RECORDS, now));
  let worry: Raised | undefined;
  if (matter.worry) {
    const concern: EventDraft = {
      ...place,
      deviceId,
      type: 'concern.raised',
      occurredAt: began,
      about: first.eventId,
      facts: matter.worry,
      details: { safe: matter.says.safe ?? 'yes' },
    };
    worry = raised(await record(stage, matter.by, concern, RECORDS, now));
  }
  const told: Told = { first, worry, began };
  for (const step of matter.steps ?? [])
    stage.agenda.at(followedAt(step.at, began), (when) => take(stage, matter, told, step, when));
  await lookAfter(stage, matter, first, now);
  if (worry) await lookAfter(stage, matter, worry, now);
}

/** The device of a matter: known by its name in the child's story, or brought into the register now. */
function deviceOf(stage: Stage, { child, device }: Matter): Pick<EventDraft, 'deviceId' | 'newDevice'> {
  if (device === undefined) return {};
  if (typeof device === 'string') return { deviceId: stage.cast.devices.get(`${child} ${device}`) };
  const { key, ...described } = device;
  const id = stage.recorder.newId() as DeviceId;
  stage.cast.devices.set(`${child} ${key}`, id);
  return { newDevice: { id, ...described } };
}

const REVIEWS: Doing = { action: 'restriction.review', audit: 'RESTRICTION_REVIEWED' };
const ADDS: Doing = { action: 'event.add', audit: 'EVENT_ADDED_TO' };
const ANSWERS: Doing = { action: 'notice.answer', audit: 'NOTICE_ANSWERED' };

async function take(stage: Stage, matter: Matter, told: Told, step: Step, now: Instant): Promise<void> {
  const target = step.about === 'worry' && told.worry ? told.worry : told.first;
  const draft: EventDraft = {
    ...placeOf(stage, matter),
    deviceId: target.deviceId,
    about: target.eventId,
    occurredAt: now,
    type: TYPE_OF[step.does] ?? '',
    facts: step.facts ?? {},
    details: detailsOf(step.says ?? {}, now),
  };
  switch (step.does) {
    case 'add':
    case 'correct':
      await record(stage, step.by, draft, ADDS, now);
      return lookAfter(stage, matter, target, now);
    case 'correct-time': {
      const occurredAt = told.began - step.earlier * MINUTE;
      await record(stage, step.by, { ...draft, details: { ...draft.details, occurredAt } }, ADDS, now);
      return lookAfter(stage, matter, target, now);
    }
    case 'note':
      await record(stage, step.by, draft, ADDS, now);
      return undefined;
    case 'answer':
      return answer(stage, step, draft, now);
    case 'review': {
      const eventId = await record(stage, step.by, draft, REVIEWS, now);
      return lookAfter(stage, matter, { ...target, eventId, planned: new Set() }, now);
    }
    case 'tell': {
      const eventId = await record(
        stage,
        step.by,
        { ...draft, type: step.type, about: undefined },
        RECORDS,
        now,
      );
      return lookAfter(stage, matter, { ...target, eventId, planned: new Set() }, now);
    }
  }
}

const TYPE_OF: Partial<Record<Step['does'], string>> = {
  add: DETAILS_ADDED,
  correct: CORRECTED,
  'correct-time': CORRECTED,
  note: 'event.note-added',
  review: 'access.restriction-reviewed',
  answer: NOTICE_ANSWERED,
};

/** The authority answers; what it was to be told or asked is thereby done, as the notice's own page has it. */
async function answer(
  stage: Stage,
  step: Extract<Step, { does: 'answer' }>,
  draft: EventDraft,
  now: Instant,
): Promise<void> {
  const words = step.says?.words ?? '';
  const owed = await dutiesOfEvents(stage.tx, stage.cast.providerId, draft.about ? [draft.about] : []);
  const facts = factsOf(step.view);
  await record(stage, step.by, { ...draft, facts, details: { view: step.view, words } }, ANSWERS, now);
  for (const { duty, engineKey } of closedBy(step.view, owed)) {
    const receipt: EventDraft = {
      ...draft,
      type: 'duty.done',
      facts: { action: duty.action, to: duty.to, subject: duty.subject, duty: engineKey },
      details: {
        words: words || 'Received',
        how: 'in-writing',
        by: stage.cast.staff[step.by],
        title: duty.parts[0]?.title ?? duty.action,
      },
    };
    await record(stage, step.by, receipt, ANSWERS, now);
  }
}

/** Words as a form would send them, with the times that are counted in days from now. */
function detailsOf(
  { endsInDays, reviewInDays, ...words }: Words,
  now: Instant,
): Readonly<Record<string, FactValue>> {
  const inDays = (days: number, time: string): Instant =>
    earlierMoment(addDays(londonDay(now), days), wallTime(time));
  return {
    ...words,
    ...(endsInDays === undefined ? {} : { endsAt: inDays(endsInDays, '20:00') }),
    ...(reviewInDays === undefined ? {} : { reviewAt: inDays(reviewInDays, '18:00') }),
  };
}
