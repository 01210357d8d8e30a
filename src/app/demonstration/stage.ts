import type { Action } from '#access/can.ts';
import { can } from '#access/can.ts';
import type { AuditEvent } from '#audit/events.ts';
import type { ChildId, EventId, HomeId, Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { actAs, systemContext } from '#platform/db/transaction.ts';
import { actorOf } from '#slices/people/index.ts';
import type { EventDraft } from '#web/page.ts';
import { contextOf } from '../context.ts';
import type { Recorder } from '../record-event.ts';
import { recordEvent } from '../record-event.ts';
import type { Agenda } from './agenda.ts';
import type { Cast } from './cast.ts';
import { CHILDREN } from './children.data.ts';
import type { Matter } from './matter.ts';
import type { StaffKey } from './people.data.ts';

/** Where the year is told. Between two entries the transaction looks with the organisation's own eyes. */
export type Stage = {
  readonly tx: Tx;
  readonly recorder: Recorder;
  readonly cast: Cast;
  readonly agenda: Agenda;
  /** The same numbers each time: 0 up to 1. */
  readonly random: () => number;
};

/** What a page would say of itself. */
export type Doing = { readonly action: Action; readonly audit: AuditEvent };

export const RECORDS: Doing = { action: 'event.record', audit: 'EVENT_RECORDED' };

/** The child and home of a matter, as an event names them. */
export function placeOf(
  { cast }: Stage,
  matter: Matter,
): { readonly childId: ChildId; readonly homeId: HomeId } {
  return { childId: cast.children[matter.child], homeId: cast.homes[CHILDREN[matter.child].home] };
}

/**
 * Has somebody record an event, as a page does it: with the roles and relations they held that day, judged by the
 * same policy, under their own database context. Throws where they might not: then the story is wrong.
 */
export async function record(
  stage: Stage,
  by: StaffKey,
  draft: EventDraft,
  doing: Doing,
  now: Instant,
): Promise<EventId> {
  const { tx, cast, recorder } = stage;
  const actor = await actorOf(tx, cast.providerId, cast.staff[by], now);
  const verdict =
    actor && can(actor, doing.action, { homeId: draft.homeId, childId: draft.childId ?? undefined });
  if (!actor || !verdict?.allow) throw new Error(`in the demonstration ${by} may not do ${doing.action}`);
  await actAs(tx, contextOf(actor));
  const eventId = await recordEvent(tx, recorder, draft, {
    actor,
    now,
    submission: recorder.newId() as Id<'submission'>,
    ...doing,
    requestId: 'demonstration',
  });
  await actAs(tx, systemContext(cast.providerId));
  return eventId;
}
