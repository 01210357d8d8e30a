import type { Setting } from './pack-schema.ts';
import type { ClockSettings } from './time/clock-settings.ts';
import { readClockSettings } from './time/clock-settings.ts';
import { durationInWords, parseIsoDuration } from './time/iso-duration.ts';
import { officeHoursInWords, readOfficeHours } from './time/office-hours.ts';
import { readDurationSetting, readTimeSetting } from './time/setting-values.ts';
import type { Settings } from './types.ts';

/** What a setting may hold, whoever leaves it open. */
export type SettingKind = Pick<Setting, 'id' | 'title' | 'type' | 'choices' | 'default'>;

/** Settings that the clocks themselves leave open; a pack may give one of them its own default. */
export const ENGINE_SETTINGS: readonly SettingKind[] = [
  { id: 'close-of-business', title: 'Close of business', type: 'time', default: '17:00' },
  { id: 'immediate-grace', title: 'Time for "immediately"', type: 'duration', default: 'PT1H' },
  { id: 'office-hours', title: 'Office hours', type: 'office-hours', default: 'mon-fri 09:00-17:00' },
];

/** Why a value does not do for a setting, as an instruction without full stop; `undefined` when it does. */
export function checkSettingValue(setting: SettingKind, value: unknown): string | undefined {
  const { id, type } = setting;
  const read = (all: Settings) =>
    readClockSettings(all).problems.find((problem) => problem.setting === id)?.message;
  if (ENGINE_SETTINGS.some((own) => own.id === id)) return read({ [id]: value ?? '' });
  const problem = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }) =>
    result.ok ? undefined : result.error.message;
  switch (type) {
    case 'duration':
      return problem(readDurationSetting(id, value));
    case 'time':
      return problem(readTimeSetting(id, value));
    case 'office-hours':
      return problem(readOfficeHours(value));
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'write true or false';
    case 'choice': {
      const values = (setting.choices ?? []).map((choice) => choice.value);
      if (typeof value === 'string' && values.includes(value)) return undefined;
      return `write ${listed(values)}, not ${JSON.stringify(value)}`;
    }
    case 'text':
      return typeof value === 'string' ? undefined : 'write a text';
  }
}

/** "withdrawn or reduced", "phone, internet or computer" */
export function listed(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** The settings as one pack sees them: the organisation's choice, else the pack's own default. */
export type ResolvedSettings = { readonly values: Settings; readonly clocks: ClockSettings };

/** Fills the pack's defaults in under what the organisation chose. */
export function resolveSettings(defaults: Settings, chosen: Settings): ResolvedSettings {
  const values = { ...defaults, ...chosen };
  return { values, clocks: readClockSettings(values).clocks };
}

/** A setting's value as people say it: "7 days", "Yes", the words of the choice. */
export function settingInWords(setting: SettingKind, value: string | boolean): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const choice = setting.choices?.find((each) => each.value === value);
  if (choice) return choice.text;
  const hours = setting.type === 'office-hours' ? readOfficeHours(value) : undefined;
  if (hours?.ok) return officeHoursInWords(hours.value);
  const length = setting.type === 'duration' ? parseIsoDuration(value) : undefined;
  return length ? durationInWords(length) : value;
}

/** "Close of business 17:00: Kith's default, not yet set by your organisation" */
export function defaultInWords(setting: SettingKind): string {
  const value =
    setting.choices?.find((choice) => choice.value === setting.default)?.text ??
    (typeof setting.default === 'boolean' ? (setting.default ? 'yes' : 'no') : setting.default);
  return `${setting.title} (${value}): Kith’s default, not yet set by your organisation`;
}
