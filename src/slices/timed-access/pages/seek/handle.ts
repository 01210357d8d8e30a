import type { Handled, PageContext } from '#web/page.ts';
import { asKith } from '../../store/as-kith.ts';
import { childNamed } from '../../store/emergencies.ts';
import type { Sought } from './form.ts';

/** Leads to the form for this child. Whether there is one is told only to who names them exactly, and is written down. */
export async function handle(sought: Sought, _loaded: unknown, { tx, actor }: PageContext): Promise<Handled> {
  const childId = await asKith(tx, () => childNamed(tx, actor.providerId, sought));
  if (!childId) {
    const text =
      'No child of this name, born on this day, lives at one of your homes. Check how it is written.';
    return { then: 'mend', errors: [{ field: 'given-name', text }] };
  }
  return { then: 'go', to: `/children/${childId}/emergency-access`, about: { childId } };
}
