import { can } from '#access/can.ts';
import type { PersonId } from '#kernel/ids.ts';
import { childrenSeen } from '#slices/children/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { Proposal } from '#slices/proposals/index.ts';
import { mayBeSecond, proposalsSeen } from '#slices/proposals/index.ts';
import type { Emergency } from '#slices/timed-access/index.ts';
import { emergenciesSeen, isLive, REASONS } from '#slices/timed-access/index.ts';
import type { PageContext } from '#web/page.ts';

/** An opening, with its reason in words and whether it can be read still. */
export type Told = Emergency & { readonly reasonWords: string; readonly live: boolean };

type Of<Item> = { readonly item: Item; readonly mine: boolean; readonly mayDecide: boolean };

/** What waits for a second person, and what one of them has settled. */
export type Loaded = {
  readonly emergencies: readonly Of<Told>[];
  readonly proposals: readonly Of<Proposal>[];
  readonly names: ReadonlyMap<PersonId, string>;
  readonly children: ReadonlyMap<string, string>;
  readonly homes: ReadonlyMap<string, string>;
  /** The reader may see how long an emergency opening lasts at one of the homes. */
  readonly seesHours: boolean;
};

export async function load({ tx, actor, now }: PageContext): Promise<Loaded> {
  const { providerId, personId } = actor;
  const emergencies = (await emergenciesSeen(tx, providerId))
    .map((item) => ({
      item: { ...item, reasonWords: REASONS[item.reason], live: isLive(item, now) },
      mine: item.personId === personId,
      mayDecide: can(actor, 'emergency.review', { homeId: item.homeId, by: item.personId }).allow,
    }))
    .filter(({ mine, mayDecide }) => mine || mayDecide);
  const proposals = (await proposalsSeen(tx, providerId)).map((item) => ({
    item,
    mine: item.proposedBy === personId,
    mayDecide: mayBeSecond(actor, item, now),
  }));
  const people = [
    ...emergencies.flatMap(({ item }) => [item.personId, item.review?.by]),
    ...proposals.flatMap(({ item }) => [item.proposedBy, item.settled?.by]),
  ].filter((each) => each !== undefined);
  const children = await childrenSeen(tx, providerId);
  const homes = await homesOf(tx, providerId);
  return {
    emergencies,
    proposals,
    names: await namesOf(tx, providerId, people),
    children: new Map(
      children.map(({ childId, givenName, familyName }) => [
        childId,
        `${givenName} ${familyName.slice(0, 1)}`,
      ]),
    ),
    homes: new Map(homes.map(({ homeId, name }) => [homeId, name])),
    seesHours: homes.some(({ homeId }) => can(actor, 'setting.list', { homeId }).allow),
  };
}
