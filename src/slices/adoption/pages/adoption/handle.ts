import type { Handled, PageContext } from '#web/page.ts';
import { propose } from '../../jobs/propose.ts';
import type { ToEnd } from './form.ts';
import type { Loaded } from './load.ts';

/** Proposes the end, and leads to what it would change. */
export async function handle(
  { to, reason, submission }: ToEnd,
  { adoption }: Loaded,
  ctx: PageContext,
): Promise<Handled> {
  const { adoptionId, homeId, id: pack, version, from } = adoption;
  const proposal = { kind: 'end', adoption: adoptionId, pack, version, from, to } as const;
  const change = await propose(ctx, { proposal, homeId, reason, submission });
  return { then: 'go', to: `/changes/${change}/check`, ids: { change } };
}
