import { contextOf } from '#app/context.ts';
import type { EventId, HomeId, PersonId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { withActor } from '#platform/db/transaction.ts';
import type { TestApp } from '../harness/app.ts';
import { addHome, addPerson, adoptPack, asSystem } from '../harness/builders.ts';
import { actorNow, addLivedIn, type LivedIn, recordAs } from '../harness/lived-in.ts';

/** A lived-in home under the policies that speak of adults who cause concern, and a second home beside it. */
export type Wing = LivedIn & {
  readonly colleague: PersonId;
  readonly otherHome: HomeId;
  readonly otherManager: PersonId;
};

export async function addWing(kith: TestApp): Promise<Wing> {
  const home = await addLivedIn(kith);
  const { providerId, homeId } = home;
  await adoptPack(kith.db, providerId, { id: 'safeguarding-online', version: '2022-11' });
  await adoptPack(kith.db, providerId, { id: 'england-homes', version: '2015-04' });
  const colleague = await addPerson(kith.db, providerId, {
    role: 'support-worker',
    givenName: 'Cai',
    homeId,
  });
  const otherHome = await addHome(kith.db, providerId, 'Birch Lodge');
  const otherManager = await addPerson(kith.db, providerId, {
    role: 'registered-manager',
    givenName: 'Toni',
    homeId: otherHome,
  });
  return { ...home, colleague, otherHome, otherManager };
}

/** Words that stand in the sealed case alone. */
export const SEALED_WORDS = 'Marigold saw him at the boathouse.';

/** The colleague records a concern about somebody, about the child where it is asked for. */
export function raiseConcern(
  kith: TestApp,
  wing: Wing,
  about: PersonId | null,
  by: PersonId = wing.colleague,
): Promise<EventId> {
  return recordAs(
    kith,
    { providerId: wing.providerId, personId: by },
    {
      type: 'staff.conduct-concern',
      homeId: wing.homeId,
      childId: wing.childId,
      occurredAt: instant(kith.clock.now()),
      facts: { harmOrAbuseOfChild: true },
      details: { words: SEALED_WORDS },
      concerns: about,
    },
  );
}

/** Does something under somebody's own database context. */
export async function actingAs<T>(
  kith: TestApp,
  wing: Wing,
  personId: PersonId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const actor = await actorNow(kith, wing.providerId, personId);
  return withActor(kith.db, contextOf(actor), work);
}

/** The seal of an event. */
export const sealOfEvent = (kith: TestApp, wing: Wing, eventId: EventId): Promise<string> =>
  asSystem(kith.db, wing.providerId, async (tx) => {
    const row = await tx
      .selectFrom('kith.event')
      .select('seal_id')
      .where('event_id', '=', eventId)
      .executeTakeFirst();
    return row?.seal_id ?? 'no such event';
  });

/** Closes a duty of an event the way its form does. */
export async function closeBy(
  kith: TestApp,
  wing: Wing,
  personId: PersonId,
  about: EventId,
  dutyId: string,
): Promise<EventId> {
  const row = await asSystem(kith.db, wing.providerId, (tx) =>
    tx.selectFrom('kith.duty').selectAll().where('duty_id', '=', dutyId).executeTakeFirstOrThrow(),
  );
  return recordAs(
    kith,
    { providerId: wing.providerId, personId },
    {
      type: 'duty.done',
      homeId: wing.homeId,
      childId: wing.childId,
      about,
      occurredAt: instant(kith.clock.now()),
      facts: {
        action: row.action,
        ...(row.recipient ? { to: [row.recipient] } : {}),
        subject: row.subject,
        duty: row.engine_key,
      },
      details: { words: 'Rang and wrote down the name.' },
    },
  );
}
