import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '#kernel/instant.ts';
import { DEFAULT_CLOCK_SETTINGS, readClockSettings } from './clock-settings.ts';

test('without settings the safe defaults run', () => {
  expect(readClockSettings({})).toEqual({ clocks: DEFAULT_CLOCK_SETTINGS, problems: [] });
  expect(DEFAULT_CLOCK_SETTINGS.closeOfBusiness).toBe(17 * HOUR);
  expect(DEFAULT_CLOCK_SETTINGS.immediateGrace).toEqual({ months: 0, days: 0, ms: HOUR });
});

test('settings are read', () => {
  const { clocks, problems } = readClockSettings({
    'close-of-business': '16:30',
    'immediate-grace': 'PT30M',
    'office-hours': 'mon-sat 08:00-18:00',
    'phone-check': 'P7D',
    'restriction-review': 'P1M',
    'who-decides': 'manager',
    reminders: true,
  });
  expect(problems).toEqual([]);
  expect(clocks.closeOfBusiness).toBe(16.5 * HOUR);
  expect(clocks.immediateGrace).toEqual({ months: 0, days: 0, ms: 30 * MINUTE });
  expect(clocks.officeHours).toEqual([{ days: [1, 2, 3, 4, 5, 6], from: 8 * HOUR, to: 18 * HOUR }]);
  expect([...clocks.intervals.keys()]).toEqual(['immediate-grace', 'phone-check', 'restriction-review']);
});

test.each([
  ['close-of-business', '5pm', 'Write close-of-business as a time of day: 17:00'],
  ['close-of-business', '24:00', 'Write close-of-business as a time of day: 17:00'],
  ['close-of-business', 17, 'Write close-of-business as a time of day: 17:00'],
  ['immediate-grace', '1 hour', 'Write immediate-grace in days, hours or minutes: PT1H'],
  ['immediate-grace', 'P1M', 'Write immediate-grace in days, hours or minutes: PT1H'],
  ['office-hours', 'always', 'Write office-hours as mon-fri 09:00-17:00'],
])('%s: %j leaves the default running and is named', (setting, value, message) => {
  const { clocks, problems } = readClockSettings({ [setting]: value });
  expect(problems).toEqual([{ setting, message }]);
  expect({ ...clocks, intervals: new Map() }).toEqual(DEFAULT_CLOCK_SETTINGS);
});

test.each(['PT0M', 'PT0H', 'P0D'])('no grace at all may be set: %s', (value) => {
  const { clocks, problems } = readClockSettings({ 'immediate-grace': value });
  expect(problems).toEqual([]);
  expect(clocks.immediateGrace).toEqual({ months: 0, days: 0, ms: 0 });
});

test('an interval of nothing is no interval', () => {
  expect(readClockSettings({ 'phone-check': 'P0D' }).clocks.intervals.size).toBe(0);
});
