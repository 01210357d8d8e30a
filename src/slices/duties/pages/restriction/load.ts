import { can } from '#access/can.ts';
import type { FactValue } from '#engine/types.ts';
import { parseId } from '#kernel/ids.ts';
import type { Child } from '#slices/children/index.ts';
import { childById } from '#slices/children/index.ts';
import type { RestrictionInForce } from '#slices/devices/index.ts';
import { lastLook, onPoliceAdvice, restrictionById } from '#slices/devices/index.ts';
import type { RecordedEvent } from '#slices/events/index.ts';
import { asNowKnown, eventAndAdditions, NOTICE_ANSWERED } from '#slices/events/index.ts';
import type { Home } from '#slices/organisations/index.ts';
import { homeById, packsOfHome } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { Proposal } from '#slices/proposals/index.ts';
import { waitingAbout } from '#slices/proposals/index.ts';
import type { PageContext } from '#web/page.ts';
import { packsInUse } from '#web/shelf.ts';
import type { OwedDuty } from '../../model/duty-row.ts';
import type { People } from '../../model/recipients.ts';
import { dutiesOfEvents } from '../../store/duties.ts';
import { readPeople } from '../shared/load.ts';

/** One restriction as it stands, with what was told, asked, answered and reviewed. */
export type Loaded = {
  readonly restriction: RestrictionInForce;
  readonly child: Child;
  readonly home: Home;
  readonly event: RecordedEvent;
  readonly facts: Readonly<Record<string, FactValue>>;
  /** The last words written under each name, here or added since. */
  readonly words: Readonly<Record<string, string>>;
  /** Telling, asking and agreeing: who heard, and who is still to hear. */
  readonly notices: readonly OwedDuty[];
  /** Reviews and the placing authority's answers, the latest first. */
  readonly looks: readonly RecordedEvent[];
  readonly people: People;
  readonly names: ReadonlyMap<string, string>;
  readonly mayReview: boolean;
  /** The reader may open the duties themselves. */
  readonly mayOpenDuties: boolean;
  /** The police advised it: a second person agrees before it is eased or ended. */
  readonly policeAdvised: boolean;
  /** Letting go of it was proposed and waits for a second person. */
  readonly proposed: Proposal | undefined;
  /** The last review that this reading saw. */
  readonly seen: string;
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, params } = ctx;
  const { providerId } = actor;
  const id = parseId<'event'>(params['restriction'] ?? '');
  const restriction = id && (await restrictionById(tx, providerId, id));
  if (!restriction) return undefined;
  const [event, ...additions] = await eventAndAdditions(tx, providerId, restriction.restrictionId);
  const child = await childById(tx, providerId, restriction.childId);
  const home = await homeById(tx, providerId, restriction.homeId);
  if (!event || !child || !home) return undefined;
  const reviews = additions.filter((each) => each.type === REVIEWED);
  const looks = additions.filter((each) => each.type === REVIEWED || each.type === NOTICE_ANSWERED);
  const owed = await dutiesOfEvents(tx, providerId, [
    restriction.restrictionId,
    ...reviews.map((each) => each.eventId),
  ]);
  const subject = { childId: restriction.childId, homeId: restriction.homeId };
  const packs = packsInUse(ctx.shelf, await packsOfHome(tx, providerId, restriction.homeId));
  return {
    restriction,
    child,
    home,
    event,
    facts: asNowKnown(event, additions).facts,
    words: lastWords([event, ...additions.filter((each) => each.type === 'event.details-added')]),
    notices: owed.filter(({ duty }) => ['notify', 'consult', 'agree'].includes(duty.action)),
    looks: looks.toSorted((a, b) => b.occurredAt - a.occurredAt || b.seq - a.seq),
    people: await readPeople(ctx, restriction.homeId, child, packs),
    names: await namesOf(
      tx,
      providerId,
      [event, ...looks].map((each) => each.recordedBy),
    ),
    mayOpenDuties: can(actor, 'duty.view', subject).allow,
    mayReview: can(actor, 'restriction.review', subject).allow,
    policeAdvised: onPoliceAdvice([event, ...additions]),
    proposed: await openProposal(ctx, restriction.restrictionId),
    seen: seenAs(reviews),
  };
}

async function openProposal({ tx, actor, now }: PageContext, about: string): Promise<Proposal | undefined> {
  const waiting = await waitingAbout(tx, actor.providerId, 'release-restriction', about);
  return waiting && now < waiting.expiresAt ? waiting : undefined;
}

export const REVIEWED = 'access.restriction-reviewed';

/** Reviews as a form saw them: by id, as their order of writing would tell of what was written between. */
export const seenAs: (reviews: readonly RecordedEvent[]) => string = lastLook;

function lastWords(written: readonly RecordedEvent[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    written.flatMap((each) =>
      Object.entries(each.details).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
      ),
    ),
  );
}
