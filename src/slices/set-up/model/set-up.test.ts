import { describe, expect, test } from 'vitest';
import { readAllPacks } from '#cli/read-packs.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { lengthsFor, openSettings, readSetting, valueInWords } from '#web/open-settings.ts';
import { type Answers, isComplete, openQuestion, withAnswer } from './answers.ts';
import { packsNamed, policiesOnOffer, problemOfDay } from './policies-on-offer.ts';

const packs = await readAllPacks();
const day = (text: string) => text as PlainDate;
const settingNamed = (id: string) => {
  const found = openSettings(packs)
    .flatMap((group) => group.settings)
    .find((setting) => setting.id === id);
  if (!found) throw new Error(`no setting ${id}`);
  return found;
};

describe('answers', () => {
  const places = { provider: 'Larch Care', home: 'Rowan House', homePhone: '01632 960001' };
  const policies = { packs: [{ id: 'a', version: '1' }], from: day('2026-11-21') };
  const manager = { givenName: 'Morgan', familyName: 'Elm', email: 'm@larch.example', passwordHash: '$' };
  const all: Answers = { places, policies, settings: { 'close-of-business': '16:30' }, manager };

  test('are asked for one after the other', () => {
    expect(openQuestion({})).toBe('places');
    expect(openQuestion(withAnswer({}, 'places', places))).toBe('policies');
    expect(isComplete(all)).toBe(true);
  });

  test('policies that changed open the question of settings again; a day that changed does not', () => {
    const other = { ...policies, packs: [{ id: 'a', version: '2' }] };
    expect(openQuestion(withAnswer(all, 'policies', other))).toBe('settings');
    const sooner = { ...policies, from: day('2026-11-01') };
    expect(isComplete(withAnswer(all, 'policies', sooner))).toBe(true);
  });
});

describe('policies on offer', () => {
  test('name publisher, version, since when, and what they are for', () => {
    const [first] = policiesOnOffer(packs.filter((pack) => pack.id === 'staying-in-touch'));
    expect(first).toMatchObject({
      value: 'staying-in-touch@2023-02',
      source: expect.stringMatching(/homes procedures, version 2023-02$/),
      inForce: 'in force from Wednesday 1 February 2023',
    });
    expect(first?.covers[0]).toBe('Risks');
    expect(first?.covers).not.toContain('About the chapter');
  });

  test('are adopted from a day on which they were in force, and not from one to come', () => {
    const chosen = packsNamed(packs, ['staying-in-touch@2023-02', 'correspondence@2021-07', 'nonsense@1']);
    expect(chosen).toHaveLength(2);
    expect(problemOfDay(chosen, day('2026-11-21'), day('2026-11-21'))).toBeUndefined();
    expect(problemOfDay(chosen, day('2026-11-22'), day('2026-11-21'))).toContain('today or an earlier day');
    expect(problemOfDay(chosen, day('2023-01-31'), day('2026-11-21'))).toContain('Wednesday 1 February 2023');
  });
});

describe('what policies leave open', () => {
  test('each setting is asked once, with its default among what is offered', () => {
    const groups = openSettings([...packs, ...packs]);
    const settings = groups.flatMap((group) => group.settings);
    expect(new Set(settings.map((setting) => setting.id)).size).toBe(settings.length);
    expect(groups.at(-1)?.title).toBe('Working days and office hours');
    for (const setting of settings) {
      if (setting.type === 'duration') expect(lengthsFor(setting)).toContain(setting.default);
      const sent = typeof setting.default === 'boolean' ? (setting.default ? 'yes' : 'no') : setting.default;
      expect([setting.id, readSetting(setting, sent)]).toEqual([setting.id, { value: setting.default }]);
      expect(valueInWords(setting, setting.default)).not.toBe('');
    }
  });

  test.each([
    ['close-of-business', '25:00', 'Enter a time of day, like 17:00'],
    ['office-hours', 'always', 'Enter days and hours, like mon-fri 09:00-17:00'],
    ['review-interval-restrictions', 'weekly', 'Choose a length of time from the list'],
    ['children-cameras', 'sometimes', 'Choose one of the answers'],
    ['measure-for-other-devices', '', 'Choose yes or no'],
    ['reasonable-times', '  ', 'Write what your home does'],
    ['reasonable-times', 'x'.repeat(1_001), 'Shorten this to 1,000 characters'],
  ])('%s refuses %s', (id, sent, problem) => {
    expect(readSetting(settingNamed(id), sent)).toEqual({ problem });
  });

  test('values read as people say them', () => {
    expect(valueInWords(settingNamed('review-interval-restrictions'), 'P7D')).toBe('7 days');
    expect(valueInWords(settingNamed('measure-for-other-devices'), true)).toBe('Yes');
    expect(valueInWords(settingNamed('limit-decider'), 'responsible-individual')).toBe('The director');
  });
});
