import type { ChosenSetting, Home } from '#slices/organisations/index.ts';
import { chosenAt } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { OpenSetting } from '#web/open-settings.ts';
import { openSettings } from '#web/open-settings.ts';
import type { PageContext } from '#web/page.ts';
import { settingStandsOn } from '../../model/change.ts';
import { valueChosen } from '../../model/choices.ts';
import { homeAsked, packsOf } from '../shared/load.ts';

/** One setting of one home as it stands. */
export type Loaded = {
  readonly home: Home;
  /** The policy that leaves it open. */
  readonly policy: string;
  readonly setting: OpenSetting;
  /** Absent where nothing is chosen. */
  readonly choice: (ChosenSetting & { readonly byName: string }) | undefined;
  /** What was chosen; null where the default runs. */
  readonly value: string | boolean | null;
  /** As the form carries it, so that it knows when somebody else was first. */
  readonly stands: string;
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now, params } = ctx;
  const asked = await homeAsked(ctx, 'setting.change');
  if (!asked) return undefined;
  const { home } = asked;
  const groups = openSettings(await packsOf(ctx, home.homeId));
  const id = params['setting'] ?? '';
  const group = groups.find(({ settings }) => settings.some((each) => each.id === id));
  const setting = group?.settings.find((each) => each.id === id);
  if (!group || !setting) return undefined;
  const latest = (await chosenAt(tx, actor.providerId, home.homeId, now)).get(id);
  const names = latest && (await namesOf(tx, actor.providerId, [latest.by]));
  return {
    home,
    policy: group.title,
    setting,
    choice: latest && { ...latest, byName: names?.get(latest.by) ?? 'Somebody' },
    value: valueChosen(latest) ?? null,
    stands: settingStandsOn(latest),
  };
}
