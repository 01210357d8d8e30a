import { describe, expect, test } from 'vitest';
import { librarySources } from '#app/library-sources.ts';
import { FAMILY_LOCK_HARMS, IMAGE_HARMS } from '#engine/vocabulary.ts';
import { allOf, allOfPage, told, VOICES } from './texts.ts';

/* Words that may never be there, and words that have to be. */

const { harms, tools, law } = librarySources().guidance;
const locked = harms.filter(({ id }) => FAMILY_LOCK_HARMS.includes(id));
const withPictures = harms.filter(({ id }) => IMAGE_HARMS.includes(id));
const everyText = [
  ...harms.flatMap((page) => told(allOfPage(page))),
  ...tools.flatMap((tool) => told([...tool.what, ...tool.how, ...(tool['not-for'] ?? []), ...tool.young])),
  ...law.flatMap((entry) => [
    ...told([...entry.says, ...entry.parents, ...entry.young]),
    entry['legal-note'] ?? '',
  ]),
];

test('nothing is worded as Kith never words things', () => {
  const banned = /\bplease\b|\binvalid\b|error occurred|\butili[sz]e|\bvictims?\b|'|\bkids?\b|naughty/i;
  expect(everyText.filter((text) => banned.test(text))).toEqual([]);
});

describe('in every voice', () => {
  test.each(harms)('$id puts 999 before everything else to call', (page) => {
    for (const voice of VOICES)
      expect(page.voices[voice]['who-to-call'][0]?.text, `${voice}`).toContain('999');
  });

  test.each(harms)('$id tells nobody to copy, store, send on or delete a picture', (page) => {
    const acts = /\b(screenshots?|forward|copy|copies|photograph|delete|download|upload|attach|save)\b/i;
    const allowed = /before you delete it/;
    for (const voice of VOICES) {
      const { do: does, say, 'who-to-call': calls } = page.voices[voice];
      const told_ = told([...does, ...say, ...calls]).filter(
        (text) => acts.test(text) && !allowed.test(text),
      );
      expect(told_, `${voice}`).toEqual([]);
    }
  });

  test.each(harms)('$id promises no secrecy and no outcome', (page) => {
    const promises =
      /\bpromise\b|keep (it|this) (a )?secret|between (you and me|us)|confidential|nobody will/i;
    for (const voice of VOICES) {
      const { what, do: does, say } = page.voices[voice];
      expect(
        told([...what, ...does, ...say]).filter((text) => promises.test(text)),
        `${voice}`,
      ).toEqual([]);
    }
  });
});

describe('for staff', () => {
  test.each(locked)('$id has Police and Children’s Services told before the family', ({ voices }) => {
    const does = told(voices.staff.do).join(' ');
    expect(does).toMatch(/Police/);
    expect(does).toMatch(/Children’s Services/);
    const items = [...voices.staff.do, ...voices.staff['do-not']].filter(({ text }) => /family/.test(text));
    expect(items.flatMap(({ clauses }) => clauses)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(SCO-8\.1[01]|ESF-11\.1[12])$/)]),
    );
  });

  test.each(
    withPictures,
  )('$id is never looked at, and never deleted before the Police have advised', (page) => {
    const never = page.voices.staff['do-not'];
    const looked = never.find(({ text }) => /look at/i.test(text));
    expect(looked?.clauses).toEqual(expect.arrayContaining([expect.stringMatching(/^SCO-(4\.3|8\.29)$/)]));
    expect(
      never.some(({ text }) => /delete/i.test(text) && /before the Police have advised/.test(text)),
    ).toBe(true);
  });
});

describe('for young people', () => {
  test.each(harms)('$id says where to get help: somebody trusted, Childline, 999', ({
    voices: { young },
  }) => {
    const calls = young['who-to-call'];
    expect(calls.map(({ tool }) => tool)).toContain('childline');
    expect(told(calls).join(' ')).toMatch(/999.*you trust/);
    expect(told(young.do).join(' ')).toMatch(/tell|ask/i);
  });

  test.each(locked)('$id names CEOP', ({ voices: { young } }) => {
    // Upskirting goes to the Police themselves.
    expect([...young['who-to-call'].map(({ tool }) => tool ?? ''), ...told(young.do)].join(' ')).toMatch(
      /ceop|tell the police/,
    );
  });

  test.each(withPictures)('$id offers Report Remove', ({ voices: { young } }) => {
    expect(young['who-to-call'].map(({ tool }) => tool)).toContain('report-remove');
  });

  test.each(harms)('$id blames nobody and takes no hope away', ({ voices: { young } }) => {
    const { 'do-not-say': untrue, ...rest } = young;
    const blame =
      /your own fault|you should have|you let|too late|for ever|never get|ruined|your life|you will be punished|in trouble/i;
    const texts = told(allOf({ ...rest, 'do-not-say': [] }));
    expect(texts.filter((text) => blame.test(text) && !/not/.test(text))).toEqual([]);
    expect(texts.join(' ')).toMatch(
      /not your fault|never your fault|not bad|not silly|nothing (bad|wrong)|not to blame|not weak|not your job|can (just|still)|will help|not true|get better|sorted out|put right/i,
    );
    expect(untrue.length).toBeGreaterThan(0);
  });
});
