import type { Handled, PageContext } from '#web/page.ts';
import { applyChange } from '../../jobs/apply.ts';
import { dropChange } from '../../jobs/drop.ts';
import type { DECISIONS } from './form.ts';
import type { Loaded } from './load.ts';

/** Applies the change with all that follows from it, or drops it. Either twice is the same as once. */
export async function handle(
  decision: (typeof DECISIONS)[number],
  { told }: Loaded,
  { tx, actor, now, shelf }: PageContext,
): Promise<Handled<Loaded>> {
  const { changeId } = told.change;
  const of = { providerId: actor.providerId, changeId, shelf };
  const ids = { change: changeId };
  const to = `/changes/${changeId}`;
  if (decision === 'drop') {
    const dropped = await dropChange(tx, of, actor.personId, now);
    return dropped
      ? { then: 'go', to, ids, event: 'CHANGE_DROPPED' }
      : { then: 'overtaken', notice: 'This change has been applied already. It can only be changed back.' };
  }
  const applied = await applyChange(tx, of, actor.personId, now);
  switch (applied) {
    case 'applied':
      return { then: 'go', to, ids };
    case 'overtaken':
      return {
        then: 'overtaken',
        notice: 'The same thing was changed after this was proposed. Nothing of this has been applied.',
      };
    case 'moved':
      return {
        then: 'overtaken',
        notice:
          'Something was recorded or changed since you looked, and this would change more or less by now. Nothing has been applied. What you see below is how it stands now.',
      };
    case 'not-open':
      return { then: 'overtaken', notice: 'This cannot be applied as it stands. Nothing has been changed.' };
  }
}
