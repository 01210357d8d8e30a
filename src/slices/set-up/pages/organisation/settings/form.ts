import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { SettingGroup } from '#web/open-settings.ts';
import { fieldOf, readSetting } from '#web/open-settings.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { ChosenSettings } from '../../../model/answers.ts';

/** Reads what the home does differently. What is left as it stood is not chosen: its default runs on and says so. */
export function readSettings(
  body: FormBody,
  groups: readonly SettingGroup[],
): Result<ChosenSettings, readonly FieldError[]> {
  const chosen: Record<string, string | boolean> = {};
  const errors: FieldError[] = [];
  for (const setting of groups.flatMap((group) => group.settings)) {
    const field = fieldOf(setting);
    const read = readSetting(setting, valueOf(body, field));
    if ('problem' in read) errors.push({ field, text: read.problem });
    else if (read.value !== setting.default) chosen[setting.id] = read.value;
  }
  return errors.length > 0 ? refuse(errors) : ok(chosen);
}

/** The answer as its form would have sent it; the defaults for a first visit. */
export function settingsAsSent(
  chosen: ChosenSettings | undefined,
  groups: readonly SettingGroup[],
): FormBody {
  return Object.fromEntries(
    groups.flatMap((group) =>
      group.settings.map((setting) => {
        const value = chosen?.[setting.id] ?? setting.default;
        return [fieldOf(setting), typeof value === 'boolean' ? (value ? 'yes' : 'no') : value];
      }),
    ),
  );
}
