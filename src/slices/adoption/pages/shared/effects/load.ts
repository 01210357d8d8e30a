import type { HomeId } from '#kernel/ids.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import type { Change } from '../../../model/change.ts';
import type { ChangeInWords } from '../../../model/change-words.ts';
import type { EffectGroup } from '../../../model/effects-shown.ts';
import { countsInWords, effectGroups } from '../../../model/effects-shown.ts';
import { childNames, countEffects, firstEffects } from '../../../store/effects.ts';
import { inWords } from '../load.ts';

/** So many effects of one child are told one by one; the rest are counted. */
const LINES_EACH = 6;

/** What a change does or would do, as far as the reader sees. */
export type Effects = {
  readonly groups: readonly EffectGroup[];
  /** "Duties: 120 due earlier", over everybody the reader sees. */
  readonly totals: readonly string[];
  /** Effects on children whom the reader does not see. */
  readonly unseen: number;
};

export type Told = { readonly told: ChangeInWords; readonly effects: Effects };

/** A change in words, with what it does. */
export async function tellChange(ctx: PageContext, change: Change): Promise<Told> {
  const [told] = await inWords(ctx, [change]);
  if (!told) throw new Error('one change in, one out');
  return { told, effects: await effectsOf(ctx, change) };
}

async function effectsOf({ tx, actor }: PageContext, change: Change): Promise<Effects> {
  const { providerId } = actor;
  const { changeId } = change;
  const where = change.state === 'applied' ? 'kith.policy_effect' : 'kith.policy_preview';
  const counts = await countEffects(tx, providerId, changeId, where);
  const first = await firstEffects(tx, providerId, changeId, where, LINES_EACH);
  const children = [...new Set(counts.flatMap(({ childId }) => childId ?? []))];
  const homes = await homesOf(tx, providerId);
  const names = {
    children: await childNames(tx, providerId, children),
    homes: new Map<HomeId, string>(homes.map((home) => [home.homeId, home.name])),
  };
  const seen = counts.reduce((sum, each) => sum + each.many, 0);
  return {
    groups: effectGroups(counts, first, names),
    totals: countsInWords(counts),
    unseen: Math.max(0, change.effects - seen),
  };
}
