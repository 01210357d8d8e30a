import type { ProposalId } from '#kernel/ids.ts';
import { derivedId } from '#platform/crypto/derived-id.ts';
import { lockStory, onPoliceAdvice, releases } from '#slices/devices/index.ts';
import { eventAndAdditions } from '#slices/events/index.ts';
import { namesOf } from '#slices/people/index.ts';
import { propose } from '#slices/proposals/index.ts';
import type { Handled, PageContext } from '#web/page.ts';
import type { Review } from './form.ts';
import type { Loaded } from './load.ts';
import { REVIEWED, seenAs } from './load.ts';

/** Records a review. Of two people who review at once the second is shown what the first decided. */
export async function handle(review: Review, loaded: Loaded, ctx: PageContext): Promise<Handled> {
  const { restriction, child } = loaded;
  await lockStory(ctx.tx, restriction.restrictionId);
  const written = await eventAndAdditions(ctx.tx, ctx.actor.providerId, restriction.restrictionId);
  const reviews = written.filter((each) => each.type === REVIEWED);
  const last = reviews.at(-1);
  if (last && seenAs(reviews) !== review.seen) {
    const names = await namesOf(ctx.tx, ctx.actor.providerId, [last.recordedBy]);
    return {
      then: 'overtaken',
      notice: `${names.get(last.recordedBy) ?? 'A colleague'} looked at this after you opened it. What you typed is still below. Read what they decided, then send it again if it still holds.`,
    };
  }
  const facts = {
    about: restriction.restrictionId,
    outcome: review.outcome,
    ...(review.riskReduced === undefined ? {} : { riskReduced: review.riskReduced }),
  };
  const details = {
    words: review.words,
    childSaid: review.childSaid,
    ...(review.reviewAt === null ? {} : { reviewAt: review.reviewAt }),
  };
  if (releases(review.outcome) && onPoliceAdvice(written))
    return proposed(review, seenAs(reviews), { facts, details }, loaded, ctx);
  return {
    then: 'record',
    event: {
      type: REVIEWED,
      occurredAt: review.at,
      homeId: restriction.homeId,
      childId: restriction.childId,
      about: restriction.restrictionId,
      facts,
      details,
    },
    to: (eventId) => `/children/${child.childId}/events/${eventId}`,
  };
}

/** What the police advised is not let go of by one person: it waits until somebody else agrees. */
async function proposed(
  { words, submission }: Review,
  standsOn: string,
  { facts, details }: { readonly facts: object; readonly details: object },
  { restriction }: Loaded,
  { tx, actor, now }: PageContext,
): Promise<Handled> {
  const { restrictionId, homeId, childId } = restriction;
  const proposalId: ProposalId = derivedId(submission, `release proposed by ${actor.personId}`);
  const act = { restrictionId, facts, details };
  const kind = 'release-restriction';
  const id = await propose(
    tx,
    actor.providerId,
    { proposalId, kind, homeId, childId, about: restrictionId, act, reason: words, standsOn },
    actor.personId,
    now,
  );
  return { then: 'go', to: `/reviews/${id}`, about: { homeId, childId }, ids: { proposal: id } };
}
