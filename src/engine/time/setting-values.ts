import { DAY, HOUR, MINUTE } from '#kernel/instant.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { IsoDuration } from './iso-duration.ts';
import { parseIsoDuration } from './iso-duration.ts';

/** A setting whose value cannot be used: which one, and what to write instead. */
export type SettingProblem = { readonly setting: string; readonly message: string };

const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** Reads "17:00" (also "9:00", "9.00") as milliseconds since 00:00; `undefined` when it is no time of day. */
export function parseWallTime(text: string): number | undefined {
  const match = TIME.exec(text.trim());
  return match ? Number(match[1]) * HOUR + Number(match[2]) * MINUTE : undefined;
}

/** As `parseWallTime`, and "24:00" for the end of the day. */
export function parseClosingTime(text: string): number | undefined {
  return text.trim() === '24:00' ? DAY : parseWallTime(text);
}

/** Reads a setting that holds a time of day, in milliseconds since 00:00. */
export function readTimeSetting(setting: string, value: unknown): Result<number, SettingProblem> {
  const time = typeof value === 'string' ? parseWallTime(value) : undefined;
  if (time === undefined) return refuse({ setting, message: `Write ${setting} as a time of day: 17:00` });
  return ok(time);
}

/** Reads a setting that holds a length of time above zero: PT1H, P7D, P1M. */
export function readDurationSetting(setting: string, value: unknown): Result<IsoDuration, SettingProblem> {
  const duration = typeof value === 'string' ? parseIsoDuration(value.trim()) : undefined;
  if (duration === undefined || duration.months + duration.days + duration.ms === 0)
    return refuse({ setting, message: `Write ${setting} as a length of time: PT1H, P7D or P1M` });
  return ok(duration);
}
