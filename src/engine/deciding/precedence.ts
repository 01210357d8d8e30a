import { namesHarm } from '../acts.ts';
import type { Duty } from '../types.ts';
import { FAMILY_LOCK_HARMS, IMAGE_HARMS } from '../vocabulary.ts';
import type { Owed } from './raise.ts';
import { compareText } from './timeline.ts';

const IMAGE_ACTIONS = ['hold', 'hand-over', 'report', 'remove-content'];

/**
 * Where a duty stands in the order of harm: 1 emergency services, and Police in immediate danger; 2 what lifts the
 * family lock; 3 what is done about images; 4 what keeps protected contacts within reach; 5 the rest.
 */
export function precedenceOf({ entry, action, recipient }: Owed): Duty['precedence'] {
  const { event } = entry;
  if (recipient === 'emergency-services') return 1;
  if (recipient === 'police' && event.facts['immediateDanger'] === true) return 1;
  const opensLock = recipient === 'police' || recipient === 'childrens-services';
  if (opensLock && namesHarm(event, FAMILY_LOCK_HARMS)) return 2;
  if (IMAGE_ACTIONS.includes(action) && namesHarm(event, IMAGE_HARMS)) return 3;
  if (event.facts['stopsProtectedContact'] === true) return 4;
  return 5;
}

/** The order of the answer: by harm, what is overdue or due at once before the rest, then by time, then by id. */
export function inOrder(duties: readonly Duty[]): readonly Duty[] {
  const first = (duty: Duty) =>
    duty.state === 'overdue' || (duty.due.kind === 'now' && duty.state !== 'done') ? 0 : 1;
  const time = (duty: Duty) => duty.due.at ?? Number.MAX_VALUE;
  return [...duties].sort(
    (a, b) =>
      a.precedence - b.precedence || first(a) - first(b) || time(a) - time(b) || compareText(a.id, b.id),
  );
}
