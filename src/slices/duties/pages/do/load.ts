import type { Subject } from '#access/can.ts';
import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Child } from '#slices/children/index.ts';
import { childById } from '#slices/children/index.ts';
import type { RecordedEvent } from '#slices/events/index.ts';
import { asNowKnown, eventAndAdditions } from '#slices/events/index.ts';
import { packsOfHome } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { packsInUse, packTitlesAt } from '#web/shelf.ts';
import type { OwedDuty } from '../../model/duty-row.ts';
import type { People } from '../../model/recipients.ts';
import { subjectOf } from '../../model/subject.ts';
import { dutyById } from '../../store/duties.ts';
import { readPeople } from '../shared/load.ts';

/** One duty, its event, and what has been written about it. */
export type Loaded = {
  readonly owed: OwedDuty;
  readonly event: RecordedEvent;
  /** When the event happened, as now known. */
  readonly happenedAt: Instant;
  readonly child: Child | undefined;
  readonly people: People;
  /** Tries, closings and settings aside of this very duty, the oldest first. */
  readonly entries: readonly RecordedEvent[];
  readonly names: ReadonlyMap<string, string>;
  readonly packTitles: ReadonlyMap<string, string>;
  /** The reader may close it. */
  readonly mayDo: boolean;
  /** The reader may set aside what policy leaves room for. */
  readonly isManager: boolean;
  /** What access to it is judged on. */
  readonly subject: Subject;
  /** The duty as this form sees it. */
  readonly seen: string;
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor } = ctx;
  const dutyId = parseId<'duty'>(ctx.params['duty'] ?? '');
  const owed = dutyId && (await dutyById(tx, actor.providerId, dutyId));
  if (!owed) return undefined;
  const [event, ...additions] = await eventAndAdditions(tx, actor.providerId, owed.eventId);
  if (!event) return undefined;
  const child = owed.childId ? await childById(tx, actor.providerId, owed.childId) : undefined;
  const entries = additions.filter((each) => each.facts['duty'] === owed.engineKey);
  const subject = subjectOf(owed, [event, ...additions], actor.personId);
  const packs = packsInUse(ctx.shelf, await packsOfHome(tx, actor.providerId, owed.homeId));
  const happenedAt = asNowKnown(event, additions).occurredAt;
  return {
    owed,
    event,
    happenedAt,
    child,
    people: await readPeople(ctx, owed.homeId, child, packs),
    entries,
    names: await namesOf(
      tx,
      actor.providerId,
      entries.map((each) => each.recordedBy),
    ),
    packTitles: packTitlesAt(packs, happenedAt),
    mayDo: can(actor, 'duty.do', subject).allow,
    isManager: can(actor, 'duty.set-aside', subject).allow,
    subject,
    seen: seenAs(owed),
  };
}

/** A duty as a form saw it: when this no longer holds, the form is stale and says so. */
export const seenAs = (owed: OwedDuty): string =>
  [owed.dueAt ?? 'none', owed.held ? 'held' : 'free', owed.closed?.at ?? 'open'].join('/');
