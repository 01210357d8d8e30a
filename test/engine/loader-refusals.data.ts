import { expect } from 'vitest';
import { packTextsOf } from './build-pack.ts';

export const RULES = `# rules
rules:
  - id: tell-manager
    on: access.restricted
    when: restriction.emergency
    clauses: [HSE-1]
    duty:
      action: notify
      to: home-manager
      due: { kind: elapsed, within: PT24H, text: within 24 hours }
      title: Tell the manager
      how: Ring.
`;

/** The house pack with its rules file changed, or another file put in its place. */
const changed = (from: string | RegExp, to: string): Record<string, string> => ({
  ...packTextsOf({}),
  'rules.yaml': RULES.replace(from, to),
});
const replaced = (file: string, text: string): Record<string, string> => ({
  ...packTextsOf({}),
  'rules.yaml': RULES,
  [file]: text,
});

/** What is wrong with a pack: its name, the texts of its files, and what the refusal must hold. */
export const REFUSED: readonly (readonly [string, Record<string, string>, object])[] = [
  [
    'a misspelt fact',
    changed('restriction.emergency', 'restriction.emergncy'),
    {
      file: 'rules.yaml',
      line: 5,
      reason: expect.stringContaining('no fact emergncy'),
      mend: 'Did you mean emergency?',
    },
  ],
  [
    'a misspelt fact in a condition of several lines',
    changed(
      'when: restriction.emergency',
      'when: >-\n      restriction.emergency\n      && restriction.byForze',
    ),
    { file: 'rules.yaml', line: 7, mend: 'Did you mean byForce?' },
  ],
  [
    'the same between quotes',
    changed(
      'when: restriction.emergency',
      "when: 'restriction.emergency\n      && restriction.byForze\n      && restriction.inPlan'",
    ),
    { file: 'rules.yaml', line: 6, mend: 'Did you mean byForce?' },
  ],
  [
    'a value outside a closed set',
    changed('restriction.emergency', "restriction.extent == 'removed'"),
    { line: 5, reason: expect.stringContaining('"removed" is not one of withdrawn, reduced') },
  ],
  [
    'an unknown clause',
    changed('HSE-1', 'HSE-77'),
    { line: 6, reason: 'there is no clause HSE-77 in clauses.yaml' },
  ],
  [
    'a rule that can never fire',
    changed('restriction.emergency', 'restriction.emergency && !restriction.emergency'),
    { line: 5, reason: 'rule tell-manager can never fire on access.restricted' },
  ],
  [
    'a misspelt key',
    changed('      action:', '      acton:'),
    { line: 8, reason: 'acton is not read here', mend: 'Did you mean action?' },
  ],
  [
    'a misspelt event',
    changed('on: access.restricted', 'on: access.restrictd'),
    { line: 4, reason: expect.stringContaining('access.restrictd') },
  ],
  [
    'a recipient nobody knows',
    changed('to: home-manager', 'to: home-manger'),
    { line: 9, reason: expect.stringContaining('home-manger'), mend: 'Did you mean home-manager?' },
  ],
  [
    'an unknown clock',
    changed('kind: elapsed', 'kind: elapse'),
    {
      line: 10,
      file: 'rules.yaml',
      reason: 'kind: this fits none of the forms that count here',
      mend: 'Write kind as one of: now, elapsed, working-days, calendar-days, months, recurring, before, unstated.',
    },
  ],
  [
    'a length of time nobody can read',
    changed('PT24H', '24 hours'),
    {
      line: 10,
      reason: 'within: "24 hours" does not have the form that counts here',
      mend: 'Write a length of time as PT24H, P5D or P1M.',
    },
  ],
  [
    'no YAML',
    changed('on: access.restricted', 'on: [access.restricted'),
    { file: 'rules.yaml', reason: expect.stringContaining('this is not YAML') },
  ],
  [
    'a key twice',
    changed('    clauses: [HSE-1]', '    clauses: [HSE-1]\n    clauses: [HSE-2]'),
    { line: 7, reason: expect.stringContaining('not YAML') },
  ],
  [
    'an id twice',
    { ...packTextsOf({}), 'rules.yaml': RULES + RULES.split('\n').slice(2).join('\n') },
    { line: 13, reason: 'the rule tell-manager is there already, in rules.yaml line 3' },
  ],
  [
    'something to fill in that nothing fills',
    changed('Tell the manager', 'Tell {manager}'),
    { line: 11, mend: 'A duty may speak of {child} and {recipient}.' },
  ],
  [
    'a file of another name',
    replaced('rule.yaml', RULES),
    { file: 'rule.yaml', reason: 'no file of a pack has this name' },
  ],
  [
    'a clause met by what does not exist',
    replaced(
      'clauses.yaml',
      'clauses:\n  - id: HSE-1\n    kind: duty\n    weight: core\n    says: Tell.\n    met: ["screen:recrd"]\n',
    ),
    {
      file: 'clauses.yaml',
      line: 6,
      reason: 'clause HSE-1 is said to be met by screen:recrd, which does not exist',
      mend: 'Did you mean screen:record?',
    },
  ],
  [
    'a clause of another document',
    replaced(
      'clauses.yaml',
      'clauses:\n  - { id: HSE-1, kind: duty, weight: core, says: Tell. }\n  - { id: ABC-1, kind: duty, weight: core, says: Tell. }\n',
    ),
    { line: 3, reason: 'clause ABC-1 does not begin with HSE-' },
  ],
  [
    'a guidance page without its head',
    replaced('guidance/page.md', '# Hello\n'),
    { file: 'guidance/page.md', line: 1, reason: 'the page does not begin with its front matter' },
  ],
  [
    'a setting whose default does not do',
    replaced(
      'settings.yaml',
      'settings:\n  - id: review\n    title: Review\n    type: duration\n    default: weekly\n    ask: How often?\n    why: Left open.\n    clauses: [HSE-1]\n',
    ),
    { file: 'settings.yaml', line: 5, reason: expect.stringContaining('review') },
  ],
  [
    'a question for a fact that is not published',
    replaced(
      'questions/q.yaml',
      'id: q\ntitle: Q\nabout: Q.\nquestions:\n  - id: one\n    text: Emergency?\n    type: yes-no\n    fact: restriction.emergncy\n    clauses: [HSE-1]\n',
    ),
    { file: 'questions/q.yaml', line: 8, mend: 'Did you mean restriction.emergency?' },
  ],
  [
    'a key that is left out',
    changed('    clauses: [HSE-1]\n', ''),
    { line: 3, reason: 'clauses is missing', mend: 'Clauses of this pack that say so.' },
  ],
  [
    'a list where a text belongs',
    changed('title: Tell the manager', 'title: [Tell]'),
    { line: 11, reason: 'title: this must be a text' },
  ],
  [
    'an empty list of clauses',
    changed('[HSE-1]', '[]'),
    { line: 6, reason: 'clauses: the list is empty', mend: 'Name at least one.' },
  ],
  ['an empty sentence', changed('how: Ring.', "how: ''"), { line: 12, reason: 'how: this is empty' }],
  [
    'a sentence that is far too long',
    changed('how: Ring.', `how: ${'Ring. '.repeat(120)}`),
    { line: 12, mend: 'Shorten it to 600 characters.' },
  ],
  [
    'a sentence with a colon in it',
    changed('how: Ring.', 'how: Ring: at once.'),
    { line: 12, mend: 'Quote a sentence with a colon in it.' },
  ],
  [
    'a tab for an indent',
    changed('    duty:\n', '    duty:\n\t\tx: y\n'),
    { reason: expect.stringContaining('this is not YAML'), mend: 'Indent with spaces.' },
  ],
  [
    'a part that repeats another by its name',
    changed(RULES.slice(RULES.indexOf('    clauses')), '    clauses: &c [HSE-1]\n    duty: *c\n'),
    { line: 7, reason: '*c repeats what stands elsewhere', mend: 'Write it out again here.' },
  ],
  ['no content', replaced('settings.yaml', ''), { file: 'settings.yaml', mend: 'Write settings.' }],
  [
    'a day that does not exist',
    replaced('pack.yaml', packTextsOf({ from: '2026-02-30' })['pack.yaml'] ?? ''),
    { file: 'pack.yaml', mend: 'Write a day that exists, as 2026-03-01.' },
  ],
  [
    'a pack that ends before it begins',
    replaced('pack.yaml', packTextsOf({ from: '2026-02-01', to: '2026-01-01' })['pack.yaml'] ?? ''),
    { file: 'pack.yaml', reason: 'the pack ends (2026-01-01) before it begins (2026-02-01)' },
  ],
  [
    'a clause that lies in no section',
    replaced('clauses.yaml', 'clauses:\n  - { id: HSE-77, kind: duty, weight: core, says: Tell. }\n'),
    {
      line: 2,
      reason: 'clause HSE-77 lies in no section',
      mend: expect.stringContaining('pack.yaml names'),
    },
  ],
  [
    'a clause both met and beyond software',
    replaced(
      'clauses.yaml',
      'clauses:\n  - { id: HSE-1, kind: duty, weight: core, says: Tell., met: ["rule:tell-manager"], cannot: No. }\n',
    ),
    { line: 2, reason: 'clause HSE-1 is both met and said to be beyond software' },
  ],
  [
    'a choice without its choices',
    replaced(
      'settings.yaml',
      'settings:\n  - { id: s, title: S, type: choice, default: a, ask: Which?, why: Open., clauses: [HSE-1] }\n',
    ),
    { line: 2, reason: 'setting s: a choice needs its choices' },
  ],
  [
    'a question that chooses from nothing',
    replaced(
      'questions/q.yaml',
      'id: q\ntitle: Q\nabout: Q.\nquestions:\n  - { id: one, text: Which?, type: choice, clauses: [HSE-1] }\n',
    ),
    { line: 5, reason: 'question one: options are missing', mend: expect.stringContaining('options') },
  ],
  [
    'a question whose answers do not fit its fact',
    replaced(
      'questions/q.yaml',
      'id: q\ntitle: Q\nabout: Q.\nquestions:\n  - { id: one, text: When?, type: date, fact: restriction.emergency, clauses: [HSE-1] }\n',
    ),
    { line: 5, mend: 'Ask for it with yes-no or yes-no-not-known.' },
  ],
  [
    'a question that waits for another that is not asked',
    replaced(
      'questions/q.yaml',
      'id: q\ntitle: Q\nabout: Q.\nquestions:\n  - { id: one, text: Why?, type: text, show-when: { question: two, is: [yes] }, clauses: [HSE-1] }\n',
    ),
    { line: 5, reason: 'question one waits for two, which is not asked here' },
  ],
  [
    'a directory entry for a role nobody knows',
    replaced(
      'directory.yaml',
      'entries:\n  - { id: lado, to: ladoo, name: LADO, open: always, for: Allegations., clauses: [] }\n',
    ),
    { file: 'directory.yaml', line: 2, mend: 'Did you mean lado?' },
  ],
  [
    'a page for readers nobody knows',
    replaced('guidance/page.md', '---\nid: p\ntitle: P\nfor: [everybody]\nclauses: [HSE-1]\n---\nHello.\n'),
    { file: 'guidance/page.md', line: 4, mend: expect.stringContaining('young-people') },
  ],
  [
    'a difference that comes out by nothing',
    replaced(
      'differences.yaml',
      'with: other\ndifferences:\n  - { id: d, title: D, ours: [HSE-1], theirs: [], says: S., default: D., how: ["rule:tell-manger"] }\n',
    ),
    { file: 'differences.yaml', line: 3, mend: 'Did you mean rule:tell-manager?' },
  ],
  [
    'a question that waits for an answer nobody gives',
    replaced(
      'questions/q.yaml',
      'id: q\ntitle: Q\nabout: Q.\nquestions:\n  - { id: one, text: Was it?, type: yes-no, clauses: [HSE-1] }\n  - { id: two, text: When?, type: text, show-when: { question: one, is: [maybe] }, clauses: [HSE-1] }\n',
    ),
    { line: 6, reason: 'question two: one is never answered maybe' },
  ],
];
