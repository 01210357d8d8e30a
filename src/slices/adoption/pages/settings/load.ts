import { can } from '#access/can.ts';
import { chosenAt } from '#slices/organisations/index.ts';
import { namesOf } from '#slices/people/index.ts';
import type { OpenSetting } from '#web/open-settings.ts';
import { openSettings, valueInWords } from '#web/open-settings.ts';
import type { PageContext } from '#web/page.ts';
import { valueChosen } from '../../model/choices.ts';
import type { HomeAsked } from '../shared/load.ts';
import { homeAsked, packsOf } from '../shared/load.ts';

/** One setting as it stands. */
export type SettingRow = {
  readonly setting: OpenSetting;
  /** Its value in words; the safe default where nothing is chosen. */
  readonly value: string;
  /** Absent where nothing is chosen. */
  readonly chosen?: { readonly by: string; readonly at: number; readonly reason: string };
};

export type RowGroup = { readonly title: string; readonly rows: readonly SettingRow[] };

/** Everything that a home's policies leave open: by policy, what is still to choose apart from what is chosen. */
export type Loaded = HomeAsked & {
  readonly toChoose: readonly RowGroup[];
  readonly chosen: readonly RowGroup[];
  /** The reader may change them. */
  readonly changes: boolean;
};

export async function load(ctx: PageContext): Promise<Loaded | undefined> {
  const { tx, actor, now } = ctx;
  const asked = await homeAsked(ctx, 'setting.list');
  if (!asked) return undefined;
  const { homeId } = asked.home;
  const chosen = await chosenAt(tx, actor.providerId, homeId, now);
  const names = await namesOf(
    tx,
    actor.providerId,
    [...chosen.values()].map(({ by }) => by),
  );
  const rows = openSettings(await packsOf(ctx, homeId)).map(({ title, settings }) => ({
    title,
    rows: settings.map((setting): SettingRow => {
      const choice = chosen.get(setting.id);
      const value = valueChosen(choice);
      if (!choice || value === undefined) return { setting, value: valueInWords(setting, setting.default) };
      const by = names.get(choice.by) ?? 'Somebody';
      return {
        setting,
        value: valueInWords(setting, value),
        chosen: { by, at: choice.setAt, reason: choice.reason },
      };
    }),
  }));
  const only = (which: (row: SettingRow) => boolean): readonly RowGroup[] =>
    rows
      .map((group) => ({ ...group, rows: group.rows.filter(which) }))
      .filter((group) => group.rows.length > 0);
  return {
    ...asked,
    toChoose: only((row) => row.chosen === undefined),
    chosen: only((row) => row.chosen !== undefined),
    changes: can(actor, 'setting.change', { homeId }).allow,
  };
}
