import type { Actor } from '#access/actor.ts';
import type { HomeId, PolicyChangeId, ProviderId, SealId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { SECOND } from '#kernel/instant.ts';
import type { LaterWork, PageContext } from '#web/page.ts';
import type { PackShelf } from '#web/shelf.ts';
import { nextCases } from '../store/cases.ts';
import { lockChange, noteProgress, settleChange } from '../store/changes.ts';
import { keepPreview } from '../store/effects.ts';
import { beforeAndAfter, homesOfChange, reachOf } from './reach.ts';
import { redecide } from './redecide.ts';

type Tx = PageContext['tx'];

const isUnsealed = ({ sealId }: { readonly sealId?: SealId | undefined }): boolean => sealId === undefined;

/** Cases, the sealed ones apart, that are looked at in one step: well below a second, so that whoever drops the change does not wait. */
const CASES_A_STEP = 400;
/** For how long a look counts as under way after its last step. */
const LEASE = 20 * SECOND;

/** A change that is looked at, and the policies that are there. */
export type LookedAt = {
  readonly providerId: ProviderId;
  readonly changeId: PolicyChangeId;
  readonly shelf: PackShelf;
};

/**
 * Looks at the next cases that a change would touch, and keeps what would become of them. To be asked until it is done;
 * where somebody has dropped the change meanwhile, it is.
 */
export async function lookOn(tx: Tx, of: LookedAt, now: Instant): Promise<'more' | 'done'> {
  const { providerId, changeId, shelf } = of;
  const change = await lockChange(tx, providerId, changeId);
  if (change?.state !== 'looking') return 'done';
  const homeIds = await homesOfChange(tx, providerId, change.homeId);
  const reach = reachOf(change.proposal, homeIds);
  const { after } = change;
  const roots = await nextCases(tx, providerId, reach, { after, limit: CASES_A_STEP });
  const homesHere = [...new Set(roots.map((root) => root.homeId))];
  const governing = await beforeAndAfter(tx, providerId, shelf, change, homesHere, now);
  const effects = (await redecide(tx, providerId, roots, governing, now)).flatMap((each) => each.effects);
  await keepPreview(tx, providerId, changeId, effects);
  const unsealed = roots.filter(isUnsealed).length;
  const finished = unsealed < CASES_A_STEP;
  await noteProgress(tx, providerId, changeId, {
    // What would become of sealed cases is looked at and told to nobody but their readers: it is in no number.
    casesDone: change.casesDone + unsealed,
    effects: change.effects + effects.filter(isUnsealed).length,
    after: roots.at(-1)?.place ?? after,
    finished,
    lookingUntil: (now + LEASE) as Instant,
  });
  return finished ? 'done' : 'more';
}

/** Looks at all of them before it comes back. */
export async function lookThrough(tx: Tx, of: LookedAt, now: Instant): Promise<void> {
  let came: 'more' | 'done' = 'more';
  while (came === 'more') came = await lookOn(tx, of, now);
}

/** The same as work that goes on beside the requests, while whoever waits for it may still read of changes at home. */
export function lookLater(
  of: LookedAt,
  { personId, homes }: Pick<Actor, 'personId' | 'homes'>,
  home: HomeId | null,
): LaterWork {
  const { providerId, changeId } = of;
  return {
    name: `look-ahead ${changeId}`,
    providerId,
    onBehalfOf: { personId, action: 'change.list', subject: { homeId: home ?? homes[0] } },
    step: (tx, now) => lookOn(tx, of, now),
    failed: async (tx, now) => {
      const change = await lockChange(tx, providerId, changeId);
      if (change?.state === 'looking') {
        await settleChange(tx, providerId, changeId, { state: 'failed', by: null, at: now });
      }
    },
  };
}
