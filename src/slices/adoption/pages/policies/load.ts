import { can } from '#access/can.ts';
import { londonDate } from '#kernel/london.ts';
import type { Adoption } from '#slices/organisations/index.ts';
import { packsOfHome } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { PageContext } from '#web/page.ts';
import { versionOn } from '#web/shelf.ts';
import type { AdoptionState } from '../../model/adoption-choices.ts';
import { stateOf } from '../../model/adoption-choices.ts';
import type { HomeAsked } from '../shared/load.ts';
import { homeAsked } from '../shared/load.ts';

/** One version of a policy as it is followed. */
export type AdoptionRow = {
  readonly adoption: Adoption;
  readonly title: string;
  readonly publisher: string;
  readonly state: AdoptionState;
  /** Who adopted it, where that is known. */
  readonly by: string | undefined;
  /** The reader may end it. */
  readonly ends: boolean;
};

/** What is followed at a home, and where that comes from. */
export type Loaded = HomeAsked & {
  readonly everywhere: readonly AdoptionRow[];
  readonly here: readonly AdoptionRow[];
  /** The reader may adopt another, for the home at least. */
  readonly adopts: boolean;
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now, shelf } = ctx;
  const asked = await homeAsked(ctx, 'policy.list');
  if (!asked) return undefined;
  const { homeId } = asked.home;
  const adoptions = await packsOfHome(tx, actor.providerId, homeId);
  const names = await namesOf(
    tx,
    actor.providerId,
    adoptions.flatMap(({ by }) => by ?? []),
  );
  const today = londonDate(now);
  const order: readonly AdoptionState[] = ['followed', 'later', 'ended', 'never'];
  const rows = adoptions
    .map((adoption): AdoptionRow => {
      const pack = versionOn(shelf, adoption);
      const subject = { homeId: adoption.homeId ?? undefined };
      return {
        adoption,
        title: pack?.title ?? adoption.id,
        publisher: pack?.data.meta.publisher ?? '',
        state: stateOf(adoption, today),
        by: adoption.by === null ? undefined : names.get(adoption.by),
        ends: adoption.to === null && can(actor, 'policy.adopt', subject).allow,
      };
    })
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return {
    ...asked,
    everywhere: rows.filter((row) => row.adoption.homeId === null),
    here: rows.filter((row) => row.adoption.homeId !== null),
    adopts: can(actor, 'policy.adopt', { homeId }).allow,
  };
}
