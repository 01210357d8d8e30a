import { can } from '#access/can.ts';
import { parseId } from '#kernel/ids.ts';
import { childById } from '#slices/children/index.ts';
import { homeById } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { Emergency } from '#slices/timed-access/index.ts';
import { emergencyById, isLive, isOverdue, lookedAt, REASONS } from '#slices/timed-access/index.ts';
import type { PageContext } from '#web/page.ts';

/** One emergency opening, what was looked at under it, and who may say whether it was needed. */
export type Loaded = {
  readonly emergency: Emergency;
  readonly childName: string;
  readonly homeName: string;
  readonly names: ReadonlyMap<string, string>;
  /** What the audit has of it; absent for its holder, who does not read the audit of another home. */
  readonly looked: Awaited<ReturnType<typeof lookedAt>> | undefined;
  /** It is the reader’s own. */
  readonly mine: boolean;
  readonly mayReview: boolean;
  readonly reason: string;
  readonly live: boolean;
  readonly overdue: boolean;
};

export async function load({ tx, actor, now, params }: PageContext): Promise<Loaded | undefined> {
  const { providerId } = actor;
  const id = parseId<'emergency-access'>(params['access'] ?? '');
  const emergency = id && (await emergencyById(tx, providerId, id));
  if (!emergency) return undefined;
  const { homeId, personId, review } = emergency;
  const mayReview = can(actor, 'emergency.review', { homeId, by: personId }).allow;
  // Its holder sees how it stands; other colleagues are not told.
  if (!mayReview && personId !== actor.personId) return undefined;
  const child = await childById(tx, providerId, emergency.childId);
  const home = await homeById(tx, providerId, homeId);
  return {
    emergency,
    childName: child ? `${child.givenName} ${child.familyName.slice(0, 1)}` : 'a child',
    homeName: home?.name ?? 'a home',
    names: await namesOf(tx, providerId, [personId, ...(review ? [review.by] : [])]),
    looked: mayReview ? await lookedAt(tx, providerId, emergency) : undefined,
    mine: personId === actor.personId,
    mayReview: mayReview && review === null,
    reason: REASONS[emergency.reason],
    live: isLive(emergency, now),
    overdue: isOverdue(emergency, now),
  };
}
