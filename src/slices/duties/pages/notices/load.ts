import { londonDate } from '#kernel/london.ts';
import { childrenSeen } from '#slices/children/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { Emergency } from '#slices/timed-access/index.ts';
import { emergenciesSeen, grantsSeen, REASONS, standsAs } from '#slices/timed-access/index.ts';
import type { PageContext } from '#web/page.ts';
import type { Notice } from '../../store/notices.ts';
import { noticesFor } from '../../store/notices.ts';

/** How many notices stand on the page. */
const AT_MOST = 50;

export type { Notice };

/** A record opened in an emergency by somebody who does not work with the child. */
export type Opened = Pick<Emergency, 'openedAt' | 'endsAt' | 'words'> & {
  readonly child: string;
  readonly who: string;
  readonly why: string;
  readonly found: 'needed' | 'not-needed' | null;
};

/** A visitor whom one of the authority’s children might let read their record. */
export type Visitor = { readonly name: string; readonly child: string; readonly href: string };

export type Loaded = {
  readonly notices: readonly Notice[];
  readonly opened: readonly Opened[];
  readonly visitors: readonly Visitor[];
};

export async function load({ tx, actor, now }: PageContext): Promise<Loaded> {
  const { providerId } = actor;
  const emergencies = (await emergenciesSeen(tx, providerId)).slice(0, AT_MOST);
  const names = await namesOf(
    tx,
    providerId,
    emergencies.map((each) => each.personId),
  );
  const children = new Map((await childrenSeen(tx, providerId)).map((child) => [child.childId, child]));
  return {
    notices: await noticesFor(tx, providerId, AT_MOST),
    visitors: (await grantsSeen(tx, providerId))
      .filter((grant) => standsAs(grant, londonDate(now)) !== 'over')
      .flatMap((grant) =>
        [...children.values()]
          .filter(({ homeId }) => homeId !== null && grant.homes.includes(homeId))
          .map(({ childId, givenName }) => ({
            name: grant.name,
            child: givenName,
            href: `/dated-access/${grant.grantId}/children/${childId}`,
          })),
      ),
    opened: emergencies.map(({ childId, personId, reason, openedAt, endsAt, words, review }) => ({
      openedAt,
      endsAt,
      words,
      child: children.get(childId)?.givenName ?? 'a child',
      who: names.get(personId) ?? 'A colleague of the home',
      why: REASONS[reason],
      found: review?.finding ?? null,
    })),
  };
}
