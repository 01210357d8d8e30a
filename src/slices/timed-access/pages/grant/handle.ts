import type { Handled, PageContext } from '#web/page.ts';
import { endGrant } from '../../store/grants.ts';
import type { Loaded } from './load.ts';

/** Ends it: the visitor’s next request reads nothing. One person is enough to take a right away. */
export async function handle(
  _end: 'end',
  { grant }: Loaded,
  { tx, actor, now }: PageContext,
): Promise<Handled> {
  await endGrant(tx, actor.providerId, grant.grantId, actor.personId, now);
  return { then: 'go', to: '/dated-access', ids: { grant: grant.grantId } };
}
