import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAllPacks } from '#cli/read-packs.ts';
import type { PackComparison } from '#engine/comparing/compare-packs.ts';
import { comparePacks, isSame, SECTIONS } from '#engine/comparing/compare-packs.ts';
import type { PackFiles } from '#engine/pack-schema.ts';
import { buildPack, dutyRule } from './build-pack.ts';

const PACKS: readonly PackFiles[] = (await readAllPacks()).map(({ data }) => data);
const version = (number: string, rules: readonly object[], more: object = {}) =>
  buildPack({ version: number, rules, ...more }).data;

const TELL = dutyRule('tell', 'access.restricted', {
  to: 'social-worker',
  due: { kind: 'elapsed', within: 'PT24H', text: 'within 24 hours' },
});
const found = (comparison: PackComparison) =>
  SECTIONS.flatMap((section) => comparison[section].map((each) => `${section} ${each.id} ${each.change}`));

describe('two versions of one pack', () => {
  test('a shorter clock is told in both versions’ words, with the clock itself', () => {
    const sooner = dutyRule('tell', 'access.restricted', {
      to: 'social-worker',
      due: { kind: 'working-days', days: 1, text: 'by the next working day' },
    });
    const { duties } = comparePacks(version('2020-01', [TELL]), version('2026-01', [sooner]));
    expect(duties).toEqual([
      {
        id: 'tell',
        change: 'changed',
        says: 'access.restricted: notify the social worker, by the next working day',
        clauses: ['HSE-1'],
        points: [
          { facet: 'clock', was: '24 hours by the clock', is: '1 working day' },
          { facet: 'clock in the document’s words', was: 'within 24 hours', is: 'by the next working day' },
        ],
      },
    ]);
  });

  test.each([
    ['a rule that is new', [], [TELL], ['duties tell added']],
    ['a rule that is gone', [TELL], [], ['duties tell removed']],
    [
      'a rule that comes earlier in the file',
      [TELL, dutyRule('b', 'measure.used', {})],
      [dutyRule('b', 'measure.used', {}), TELL],
      [],
    ],
    [
      'a gate that needs more',
      [
        {
          id: 'g',
          on: 'camera.proposed',
          clauses: ['HSE-2'],
          gate: { act: 'allow-camera', until: ['Agreed'] },
        },
      ],
      [
        {
          id: 'g',
          on: 'camera.proposed',
          clauses: ['HSE-2'],
          gate: {
            act: 'allow-camera',
            until: ['Agreed'],
            needs: [{ that: 'camera.written', until: 'It is written', clauses: ['HSE-3'] }],
          },
        },
      ],
      ['gates g changed'],
    ],
    [
      'a prompt in other words',
      [
        {
          id: 'p',
          on: 'concern.raised',
          clauses: ['HSE-2'],
          prompt: { kind: 'say', text: 'I am glad you told me.' },
        },
      ],
      [
        {
          id: 'p',
          on: 'concern.raised',
          clauses: ['HSE-2'],
          prompt: { kind: 'say', text: 'Thank you for telling me.' },
        },
      ],
      ['prompts p changed'],
    ],
    [
      'a rule that gives something else under the same id',
      [TELL],
      [
        {
          id: 'tell',
          on: 'access.restricted',
          clauses: ['HSE-1'],
          prompt: { kind: 'do', text: 'Tell them.' },
        },
      ],
      ['duties tell removed', 'prompts tell added'],
    ],
  ])('%s', (_what, before, after, changes) => {
    expect(found(comparePacks(version('2020-01', before), version('2026-01', after)))).toEqual(changes);
  });

  test('terms, settings and what the pack says of itself', () => {
    const settings = (value: string) => [
      {
        id: 'look-again',
        title: 'Looking again',
        type: 'duration',
        default: value,
        ask: 'How often?',
        why: 'It says regularly.',
        clauses: ['HSE-4'],
      },
    ];
    const before = version('2020-01', [], { settings: settings('P7D') });
    const after = version('2026-01', [], { settings: settings('P14D'), title: 'Another title' });
    const renamed = { ...after, meta: { ...after.meta, terms: { child: 'young person' } } };
    expect(found(comparePacks(before, renamed))).toEqual([
      'about title changed',
      'terms child added',
      'settings look-again changed',
    ]);
  });
});

describe('two documents', () => {
  const other = (rules: readonly object[]) => buildPack({ id: 'other', rules }).data;

  test('rules are met by what they provide, whatever they are called', () => {
    const theirs = dutyRule('inform-worker', 'access.restricted', {
      to: 'social-worker',
      due: { kind: 'working-days', days: 1, text: 'one working day' },
    });
    const { duties } = comparePacks(version('2020-01', [TELL]), other([theirs]));
    expect(duties.map(({ id, otherId, change, points }) => [id, otherId, change, points[0]?.facet])).toEqual([
      ['tell', 'inform-worker', 'changed', 'clock'],
    ]);
  });

  test('what only one of them asks stands alone', () => {
    const parents = dutyRule('tell-parents', 'access.restricted', { to: 'parents' });
    expect(found(comparePacks(version('2020-01', [TELL]), other([parents])))).toEqual([
      'about title changed',
      'duties tell removed',
      'duties tell-parents added',
    ]);
  });
});

describe('every pack that comes with Kith', () => {
  const pack = fc.constantFrom(...PACKS);

  test('is the same as itself, however its parts are ordered', () => {
    fc.assert(
      fc.property(pack, fc.nat(), (files, turn) => {
        const turned = <T>(list: readonly T[]): T[] => [
          ...list.slice(turn % (list.length || 1)),
          ...list.slice(0, turn % (list.length || 1)),
        ];
        const shuffled = {
          ...files,
          rules: turned(files.rules),
          settings: turned(files.settings),
          clauses: turned(files.clauses),
        };
        expect(found(comparePacks(files, shuffled))).toEqual([]);
        expect(isSame(comparePacks(files, shuffled))).toBe(true);
      }),
    );
  });

  test('against another: what one way round was added, the other way round is gone', () => {
    fc.assert(
      fc.property(pack, pack, (a, b) => {
        const mirror = { added: 'removed', removed: 'added', changed: 'changed' } as const;
        const one = comparePacks(a, b);
        const other = comparePacks(b, a);
        for (const section of SECTIONS) {
          const back = other[section]
            .map(({ id, otherId, change }) => `${otherId ?? id} ${mirror[change]}`)
            .sort();
          expect(one[section].map(({ id, change }) => `${id} ${change}`).sort()).toEqual(back);
        }
      }),
    );
  });

  test('with one rule taken out, or one clock changed: that and nothing else is found', () => {
    fc.assert(
      fc.property(pack, fc.nat(), (files, at) => {
        const rule = files.rules[at % files.rules.length];
        if (!rule) return;
        const without = { ...files, rules: files.rules.filter((each) => each !== rule) };
        expect(found(comparePacks(files, without)).map((line) => line.replace(/^\w+ /, ''))).toEqual([
          `${rule.id} removed`,
        ]);
        if (!rule.duty) return;
        const slower = {
          ...rule,
          duty: { ...rule.duty, due: { kind: 'months', months: 7, text: rule.duty.due.text } },
        } as const;
        const changed = { ...files, rules: files.rules.map((each) => (each === rule ? slower : each)) };
        const [change, ...rest] = comparePacks(files, changed).duties;
        expect([change?.id, rest]).toEqual([rule.id, []]);
        expect(change?.points).toContainEqual(expect.objectContaining({ facet: 'clock', is: '7 months' }));
      }),
    );
  });
});
