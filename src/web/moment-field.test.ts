import { describe, expect, it } from 'vitest';
import { instant } from '#kernel/instant.ts';
import { filled, momentValues, parseMoment } from './moment-field.tsx';

const now = instant(Date.parse('2026-11-20T17:41:00Z'));
const rules = { prefix: 'at', what: 'the phone was taken', now };
const typed = (day: string, month: string, year: string, time: string, which?: string) => ({
  'at-day': day,
  'at-month': month,
  'at-year': year,
  'at-time': time,
  ...(which ? { 'at-which': which } : {}),
});
const iso = (text: string) => Date.parse(text);

describe('parseMoment', () => {
  it.each([
    ['winter', typed('20', '11', '2026', '17:30'), '2026-11-20T17:30:00Z'],
    ['summer', typed('30', '8', '2026', '15:10'), '2026-08-30T14:10:00Z'],
    ['without a colon', typed('20', '11', '2026', '0930'), '2026-11-20T09:30:00Z'],
    ['the first of a doubled hour', typed('25', '10', '2026', '01:30', 'first'), '2026-10-25T00:30:00Z'],
    ['the second of a doubled hour', typed('25', '10', '2026', '01:30', 'second'), '2026-10-25T01:30:00Z'],
  ])('reads %s', (_name, body, expected) => {
    expect(parseMoment(body, rules)).toEqual({ ok: true, value: iso(expected) });
  });

  it.each([
    ['nothing', typed('', '', '', ''), 'at-day'],
    ['a month that is none', typed('1', '13', '2026', '10:00'), 'at-month'],
    ['two figures of a year', typed('1', '1', '26', '10:00'), 'at-year'],
    ['a day the month lacks', typed('31', '2', '2026', '10:00'), 'at-day'],
    ['words for a time', typed('1', '1', '2026', 'tea time'), 'at-time'],
    ['an hour that does not exist', typed('29', '3', '2026', '01:30'), 'at-time'],
    ['an hour that comes twice', typed('25', '10', '2026', '01:30'), 'at-which'],
    ['a time to come', typed('20', '11', '2026', '17:42'), 'at-time'],
    ['figures of another script', typed('٢٠', '11', '2026', '17:30'), 'at-day'],
  ])('refuses %s at its field', (_name, body, field) => {
    const read = parseMoment(body, rules);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error.map((each) => each.field)).toEqual([field]);
  });

  it('refuses a time before the child was born, in the words given', () => {
    const born = { at: instant(iso('2012-05-01T00:00:00Z')), words: 'Enter a day after Rowan was born' };
    expect(parseMoment(typed('30', '4', '2012', '12:00'), { ...rules, notBefore: born })).toEqual({
      ok: false,
      error: [{ field: 'at-day', text: born.words }],
    });
  });

  it('takes a time to come where one is asked for, and only such', () => {
    const tomorrow = typed('21', '11', '2026', '09:00');
    expect(parseMoment(tomorrow, { ...rules, future: 'required' }).ok).toBe(true);
    expect(parseMoment(typed('19', '11', '2026', '09:00'), { ...rules, future: 'required' }).ok).toBe(false);
  });
});

describe('the Now and Today buttons without JavaScript', () => {
  it('fill the boxes and keep what was typed', () => {
    const body = { words: 'typed', fill: 'now', 'fill-moment': 'at' };
    expect(filled(body, now)).toEqual({ ...body, ...momentValues('at', now) });
    expect(momentValues('at', now)).toEqual(typed('20', '11', '2026', '17:41'));
  });
  it('leave the time alone for Today', () => {
    expect(filled({ 'at-time': '09:00', fill: 'today', 'fill-moment': 'at' }, now)?.['at-time']).toBe(
      '09:00',
    );
  });
  it('do nothing when another button was pressed', () => {
    expect(filled({ fill: '', 'fill-moment': 'at' }, now)).toBeUndefined();
  });
});
