import { momentInWords } from '#kernel/day-words.ts';
import { valueInWords } from '#web/open-settings.ts';
import type { Handled, PageContext } from '#web/page.ts';
import { propose } from '../../jobs/propose.ts';
import type { NewValue } from './form.ts';
import type { Loaded } from './load.ts';

/** Proposes the value, and leads to what it would change. */
export async function handle(
  { value, reason, stands, submission }: NewValue,
  loaded: Loaded,
  ctx: PageContext,
): Promise<Handled<Loaded>> {
  const { home, setting, value: was, choice } = loaded;
  if (stands !== loaded.stands && choice) {
    const to = was === null ? '' : ` to ${valueInWords(setting, was)}`;
    const when = momentInWords(choice.setAt);
    return {
      then: 'overtaken',
      notice: `${choice.byName} set this${to} on ${when}, after you opened this page. Nothing of yours has been changed or proposed.`,
    };
  }
  const { id, clauses } = setting;
  const proposal = { kind: 'setting', setting: id, value, was, clauses } as const;
  const change = await propose(ctx, { proposal, homeId: home.homeId, reason, submission });
  return { then: 'go', to: `/changes/${change}/check`, ids: { change } };
}
