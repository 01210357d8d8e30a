import type { Handled, PageContext } from '#web/page.ts';
import { propose } from '../../jobs/propose.ts';
import type { ToAdopt } from './form.ts';

/** Proposes it, and leads to what it would change. */
export async function handle(
  { pack, level, from, reason, submission }: ToAdopt,
  _loaded: unknown,
  ctx: PageContext,
): Promise<Handled> {
  const proposal = { kind: 'adopt', pack: pack.id, version: pack.version, from } as const;
  const change = await propose(ctx, { proposal, homeId: level, reason, submission });
  return { then: 'go', to: `/changes/${change}/check`, ids: { change } };
}
