import type { FactValue } from '#engine/types.ts';
import type { OwedDuty } from './duty-row.ts';

export const VIEWS = ['agrees', 'objects', 'received'] as const;
/** What a placing authority answers: `received` says no more than that the notice came. */
export type View = (typeof VIEWS)[number];

/** Facts that an answer adds to the event it is about. */
export function factsOf(view: View): Readonly<Record<string, FactValue>> {
  if (view === 'received') return {};
  return { agreedWithPlacingAuthority: view === 'agrees' };
}

/**
 * The open duties that an answer is the receipt of: being told, always; being asked, once a view is given; to
 * agree, only by agreement. Only those owed to the authority or its social worker.
 */
export function closedBy(view: View, open: readonly OwedDuty[]): readonly OwedDuty[] {
  return open.filter(({ closed, held, duty }) => {
    if (closed || held) return false;
    const to = duty.to[0];
    if (to !== 'social-worker' && to !== 'placing-authority') return false;
    if (duty.action === 'notify') return true;
    if (duty.action === 'consult') return view !== 'received';
    return duty.action === 'agree' && view === 'agrees';
  });
}
