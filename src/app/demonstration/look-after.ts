import type { Duty } from '#engine/types.ts';
import type { DeviceId, DutyId, EventId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY, HOUR, MINUTE } from '#kernel/instant.ts';
import type { OwedDuty } from '#slices/duties/index.ts';
import { dutiesOfEvents, dutyById } from '#slices/duties/index.ts';
import { wallTime, withinHours } from './agenda.ts';
import { CHILDREN } from './children.data.ts';
import type { Deed, Doer } from './deeds.data.ts';
import { ANY_DEED, DEEDS, NOT_REACHED, SET_ASIDE } from './deeds.data.ts';
import type { Care, Matter } from './matter.ts';
import type { StaffKey } from './people.data.ts';
import { STAFF } from './people.data.ts';
import { placeOf, record, type Stage } from './stage.ts';

/** An event of a matter whose duties somebody looks after. */
export type Raised = {
  readonly eventId: EventId;
  readonly deviceId: DeviceId | undefined;
  /** Duties that are on somebody's list already. */
  readonly planned: Set<DutyId>;
};

const SENIOR = { alder: 'mei', birch: 'orla' } as const;
const MANAGER = { alder: 'amira', birch: 'marcus' } as const;
/** When each of them gets round to it. */
const HOURS: Readonly<Record<Doer, readonly [string, string]>> = {
  author: ['07:00', '22:40'],
  senior: ['08:00', '21:30'],
  manager: ['09:00', '18:30'],
};

/** Puts each open duty of an event on somebody's list, in the way that the matter says. */
export async function lookAfter(stage: Stage, matter: Matter, raised: Raised, now: Instant): Promise<void> {
  const { tx, cast, agenda } = stage;
  for (const owed of await dutiesOfEvents(tx, cast.providerId, [raised.eventId])) {
    const { duty, dutyId } = owed;
    // Reviews are told in the story itself.
    if (owed.closed || raised.planned.has(dutyId) || duty.due.kind === 'recurring') continue;
    raised.planned.add(dutyId);
    const care = careFor(matter, duty);
    if (care === 'left') continue;
    const deed = deedFor(duty);
    const act = (doing: Doing, at: Instant) =>
      agenda.at(inHours(matter, doing, at), (when) => doDuty(stage, matter, raised, dutyId, doing, when));
    const [soonest, latest] = deed.minutes;
    const inTime = (now + Math.round(soonest + stage.random() * (latest - soonest)) * MINUTE) as Instant;
    switch (care) {
      case undefined:
        act({ outcome: 'done', deed }, inTime);
        break;
      case 'set-aside':
        act({ outcome: 'set-aside', deed: { ...deed, by: 'manager', words: SET_ASIDE } }, inTime);
        break;
      case 'late':
        act(
          { outcome: 'done', deed },
          ((owed.dueAt ?? now + 2 * DAY) + (2 + 6 * stage.random()) * HOUR) as Instant,
        );
        break;
      default:
        for (const [index, words] of NOT_REACHED.entries()) {
          const wait = (30 + index * 75) * MINUTE;
          const tried: Deed = { ...deed, by: 'author', words: [words] };
          act({ outcome: 'tried', deed: tried }, (now + wait) as Instant);
        }
        if (care === 'tried') act({ outcome: 'done', deed }, (now + 5 * HOUR) as Instant);
    }
  }
}

type Doing = { readonly outcome: 'done' | 'tried' | 'set-aside'; readonly deed: Deed };

/** In their own hours; what happened since yesterday goes on through the night, whenever somebody looks. */
function inHours({ began }: Matter, { deed }: Doing, at: Instant): Instant {
  const [from, to] = HOURS[deed.by];
  return 'hoursAgo' in began ? at : withinHours(at, wallTime(from), wallTime(to));
}

function careFor(matter: Matter, duty: Duty): Care | undefined {
  return matter.care?.[nameOf(duty)] ?? matter.care?.[duty.action];
}

const nameOf = (duty: Duty): string => [duty.action, ...duty.to].join(' ');
const deedFor = (duty: Duty): Deed => DEEDS[nameOf(duty)] ?? DEEDS[duty.action] ?? ANY_DEED;

/** Does one duty, as its page would; what is held waits a day and is looked at again. */
async function doDuty(
  stage: Stage,
  matter: Matter,
  raised: Raised,
  dutyId: DutyId,
  doing: Doing,
  now: Instant,
): Promise<void> {
  const owed = await dutyById(stage.tx, stage.cast.providerId, dutyId);
  if (!owed || owed.closed) return;
  if (owed.held) {
    stage.agenda.at((now + DAY) as Instant, (when) => doDuty(stage, matter, raised, dutyId, doing, when));
    return;
  }
  const by = doerOf(matter, doing.deed.by);
  const type = doing.outcome === 'tried' ? 'duty.attempted' : `duty.${doing.outcome}`;
  const words = wordsOf(stage, matter, owed, doing, by);
  await record(
    stage,
    by,
    {
      ...placeOf(stage, matter),
      type,
      occurredAt: now,
      deviceId: raised.deviceId,
      about: raised.eventId,
      facts: {
        action: owed.duty.action,
        to: owed.duty.to,
        subject: owed.duty.subject,
        duty: owed.engineKey,
        ...(doing.outcome === 'set-aside' ? { reason: words } : {}),
      },
      details: {
        words,
        how: doing.outcome === 'set-aside' ? 'in-writing' : doing.deed.how,
        by: stage.cast.staff[by],
        reference: '',
        title: owed.duty.parts[0]?.title ?? owed.duty.action,
      },
    },
    {
      done: { action: 'duty.do', audit: 'DUTY_DONE' } as const,
      tried: { action: 'duty.do', audit: 'DUTY_ATTEMPTED' } as const,
      'set-aside': { action: 'duty.set-aside', audit: 'DUTY_SET_ASIDE' } as const,
    }[doing.outcome],
    now,
  );
}

function doerOf(matter: Matter, doer: Doer): StaffKey {
  const { home } = CHILDREN[matter.child];
  return doer === 'author' ? matter.by : doer === 'senior' ? SENIOR[home] : MANAGER[home];
}

function wordsOf(stage: Stage, matter: Matter, { duty }: OwedDuty, { deed }: Doing, by: StaffKey): string {
  const child = CHILDREN[matter.child];
  const manager = MANAGER[child.home];
  if (duty.to[0] === 'home-manager' && by === manager) return 'My own decision, so I knew at once.';
  const full = (key: StaffKey) => `${STAFF[key].givenName} ${STAFF[key].familyName}`;
  const words = deed.words[Math.floor(stage.random() * deed.words.length)] ?? '';
  return words
    .replaceAll('{child}', child.givenName)
    .replaceAll('{worker}', full(child.socialWorker))
    .replaceAll('{manager}', full(manager))
    .replaceAll(
      '{parent}',
      child.adults.find((adult) => adult.recipient === 'parents')?.name ?? 'the family',
    );
}
