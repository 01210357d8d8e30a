import { HOUR } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Settings } from '../types.ts';
import type { IsoDuration } from './iso-duration.ts';
import type { OfficeHours } from './office-hours.ts';
import { DEFAULT_OFFICE_HOURS, readOfficeHours } from './office-hours.ts';
import type { SettingProblem } from './setting-values.ts';
import { readDurationSetting, readTimeSetting } from './setting-values.ts';

/** What the clocks need from an organisation's settings, read once. */
export type ClockSettings = {
  /** Setting `close-of-business`, milliseconds since 00:00 London; 17:00 unless set. */
  readonly closeOfBusiness: number;
  /** Setting `immediate-grace`: how long after "immediately" a duty shows as overdue; one hour unless set. */
  readonly immediateGrace: IsoDuration;
  /** Setting `office-hours`; Monday to Friday 09:00-17:00 unless set. */
  readonly officeHours: OfficeHours;
  /** Every setting that holds a length of time above zero, by its id: intervals of recurring duties among them. */
  readonly intervals: ReadonlyMap<string, IsoDuration>;
};

export const DEFAULT_CLOCK_SETTINGS: ClockSettings = {
  closeOfBusiness: 17 * HOUR,
  immediateGrace: { months: 0, days: 0, ms: HOUR },
  officeHours: DEFAULT_OFFICE_HOURS,
  intervals: new Map(),
};

function readGrace(value: unknown): Result<IsoDuration, SettingProblem> {
  const setting = 'immediate-grace';
  const none = typeof value === 'string' && /^P(T0[SMH]|0D)$/.test(value);
  const read = none ? ok({ months: 0, days: 0, ms: 0 }) : readDurationSetting(setting, value);
  if (read.ok && read.value.months === 0) return read;
  return refuse({ setting, message: `Write ${setting} in days, hours or minutes: PT1H` });
}

/**
 * Reads the clocks' settings (the packs' own defaults already filled in). A value that cannot be read leaves the safe
 * default running and is named in `problems`.
 */
export function readClockSettings(settings: Settings): {
  readonly clocks: ClockSettings;
  readonly problems: readonly SettingProblem[];
} {
  const problems: SettingProblem[] = [];
  const take = <T>(setting: string, read: (value: unknown) => Result<T, SettingProblem>, fallback: T): T => {
    const value = settings[setting];
    if (value === undefined || value === null) return fallback;
    const result = read(value);
    if (result.ok) return result.value;
    problems.push(result.error);
    return fallback;
  };
  const intervals = new Map<string, IsoDuration>();
  for (const [setting, value] of Object.entries(settings)) {
    const interval = readDurationSetting(setting, value);
    if (interval.ok) intervals.set(setting, interval.value);
  }
  const { closeOfBusiness, immediateGrace, officeHours } = DEFAULT_CLOCK_SETTINGS;
  const clocks = {
    closeOfBusiness: take(
      'close-of-business',
      (v) => readTimeSetting('close-of-business', v),
      closeOfBusiness,
    ),
    immediateGrace: take('immediate-grace', readGrace, immediateGrace),
    officeHours: take('office-hours', readOfficeHours, officeHours),
    intervals,
  };
  return { clocks, problems };
}

/** The clocks' settings alone, where a value that cannot be read has been told of elsewhere. */
export function clockSettings(settings: Settings): ClockSettings {
  return readClockSettings(settings).clocks;
}
