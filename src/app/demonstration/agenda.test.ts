import { describe, expect, test } from 'vitest';
import { HOUR, instant, MINUTE } from '#kernel/instant.ts';
import { beganAt, followedAt, openAgenda, seeded, wallTime, withinHours } from './agenda.ts';

const at = (text: string) => instant(Date.parse(text));

describe('the agenda', () => {
  test('does acts in the order of their times, those planned on the way too, and none beyond the end', async () => {
    const agenda = openAgenda();
    const done: string[] = [];
    const act = (name: string) => async () => void done.push(name);
    agenda.at(instant(3), act('third'));
    agenda.at(instant(1), async () => {
      done.push('first');
      agenda.at(instant(2), act('second'));
    });
    agenda.at(instant(3), act('third too'));
    agenda.at(instant(9), act('never'));
    await agenda.run(instant(5));
    expect(done).toEqual(['first', 'second', 'third', 'third too']);
  });

  test('refuses what would have to happen in the past', async () => {
    const agenda = openAgenda();
    agenda.at(instant(5), async () => agenda.at(instant(4), async () => undefined));
    await expect(agenda.run(instant(9))).rejects.toThrow('has passed');
  });
});

describe('times of the year', () => {
  const today = at('2026-11-21T10:00Z');
  test('are told on London clocks, summer and winter', () => {
    expect(beganAt({ daysAgo: 100, time: '17:35' }, today)).toBe(at('2026-08-13T16:35Z'));
    expect(beganAt({ daysAgo: 1, time: '17:35' }, today)).toBe(at('2026-11-20T17:35Z'));
    expect(beganAt({ hoursAgo: 27 }, today)).toBe(at('2026-11-20T07:00Z'));
    expect(followedAt({ days: 30, time: '09:00' }, at('2026-10-01T16:35Z'))).toBe(at('2026-10-31T09:00Z'));
    expect(followedAt({ minutes: 30 }, today)).toBe(today + 30 * MINUTE);
  });

  test('fall within the hours that somebody works', () => {
    const hours = [wallTime('09:00'), wallTime('18:30')] as const;
    expect(withinHours(at('2026-11-20T12:00Z'), ...hours)).toBe(at('2026-11-20T12:00Z'));
    expect(withinHours(at('2026-11-20T22:15Z'), ...hours)).toBe(at('2026-11-21T09:15Z'));
    expect(withinHours(at('2026-11-20T03:40Z'), ...hours)).toBe(at('2026-11-20T09:40Z'));
    expect(wallTime('17:35')).toBe(17 * HOUR + 35 * MINUTE);
  });
});

test('seeded numbers are the same each time, spread out, and others for another seed', () => {
  const draw = (seed: number) => Array.from({ length: 200 }, seeded(seed));
  expect(draw(2026)).toEqual(draw(2026));
  expect(draw(2026)).not.toEqual(draw(2027));
  expect(Math.min(...draw(2026))).toBeLessThan(0.05);
  expect(Math.max(...draw(2026))).toBeGreaterThan(0.95);
  for (const number of draw(2026)) expect(number >= 0 && number < 1).toBe(true);
});
