import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAllPacks } from '#cli/read-packs.ts';
import type { Tree } from '#engine/conditions/tree.ts';
import { walkTree } from '#engine/conditions/tree.ts';
import type { DecideInput } from '#engine/decide.ts';
import { decide } from '#engine/decide.ts';
import type { EventType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';
import type { Pack } from '#engine/pack.ts';
import type { Answer, Child, Duty } from '#engine/types.ts';
import { DECISIONS } from '#engine/vocabulary.ts';
import type { Instant } from '#kernel/instant.ts';
import { child, current, eventOf, history, moment } from './arbitrary-events.ts';
import { buildPack, dutyRule } from './build-pack.ts';

const RUNS = { numRuns: 1000 };

/** Beside the real policies some made to meet each other: other clocks, other words, duties that come back and end. */
const PACKS: readonly Pack[] = [
  ...(await readAllPacks()),
  buildPack({
    id: 'strict',
    rules: [
      dutyRule('tell', 'access.restricted', {
        to: ['social-worker', 'parents'],
        due: { kind: 'now', text: 'at once' },
        term: 'sanction',
      }),
      dutyRule('look-again', 'access.restricted', {
        action: 'review',
        due: { kind: 'recurring', every: 'P3D', text: 'every three days' },
        'renewed-by': [{ event: 'access.restriction-reviewed' }],
        'ends-when': [{ event: 'access.restriction-reviewed', when: "review.outcome == 'end'" }],
      }),
      dutyRule('write', 'concern.raised', {
        action: 'record',
        due: { kind: 'working-days', days: 1, text: 'within 1 working day' },
        record: ['case-record'],
      }),
      {
        id: 'never',
        on: 'access.restricted',
        clauses: ['HSE-2'],
        gate: { act: 'restrict-access', until: ['Never'] },
      },
    ],
  }),
  buildPack({
    id: 'mild',
    rules: [
      dutyRule('tell', 'access.restricted', {
        to: 'social-worker',
        due: { kind: 'calendar-days', days: 5, text: 'within 5 days' },
        term: 'measure',
        record: ['measure-record'],
      }),
      dutyRule(
        'ask-police',
        'concern.raised',
        {
          action: 'consult',
          to: ['police', 'childrens-services'],
          due: { kind: 'elapsed', within: 'PT2H', text: 'in 2 h' },
        },
        { when: "concern.significantHarm || 'grooming' in concern.harms" },
      ),
      {
        id: 'with-consent',
        on: 'access.restricted',
        clauses: ['HSE-3'],
        gate: {
          act: 'restrict-access',
          needs: [{ that: 'restriction.agreedWithChild', until: 'The child agrees', clauses: ['HSE-4'] }],
        },
      },
    ],
  }),
];

const input: fc.Arbitrary<DecideInput> = fc
  .record({
    packs: fc.subarray([...PACKS]),
    settings: fc.constantFrom<Record<string, unknown>>(
      {},
      { 'close-of-business': '16:00', 'immediate-grace': 'PT2H' },
    ),
    child: child as fc.Arbitrary<Child | undefined>,
    history,
    event: current,
    now: fc.option(moment, { nil: undefined }),
  })
  .map(({ child: known, now, ...rest }) => ({
    ...rest,
    ...(known ? { child: known } : {}),
    ...(now === undefined ? {} : { now }),
  }));

const owedStill = (duty: Duty): boolean => duty.state !== 'done';
const byId = (answer: Answer) => new Map(answer.duties.map((duty) => [duty.id, duty]));
const timeOf = (duty: Duty | undefined): number => duty?.due.at ?? Number.POSITIVE_INFINITY;
const strengthOf = (answer: Answer) =>
  new Map(answer.gates.map((gate) => [gate.act, DECISIONS.indexOf(gate.decision)]));

// A thousand random stories each, against every policy there is: minutes on a machine that is busy with other tests.
describe('whatever happens', { timeout: 180_000 }, () => {
  test('the order of the packs does not matter', () => {
    fc.assert(
      fc.property(input, fc.integer(), (given, seed) => {
        const turned = [...given.packs].sort((a, b) => (a.id < b.id ? 1 : -1) * (seed % 2 === 0 ? 1 : -1));
        expect(JSON.stringify(decide({ ...given, packs: turned }))).toBe(JSON.stringify(decide(given)));
      }),
      RUNS,
    );
  });

  test('the same input gives the same bytes, and is left as it was', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { packs, ...plain } = given;
        const copy = JSON.parse(JSON.stringify(plain));
        const first = JSON.stringify(decide(given));
        expect(JSON.stringify(decide({ ...copy, packs }))).toBe(first);
        expect(JSON.parse(JSON.stringify(plain))).toEqual(copy);
      }),
      RUNS,
    );
  });

  test('one more pack never loses or loosens a duty, and never opens a gate', () => {
    fc.assert(
      fc.property(input, fc.constantFrom(...PACKS), (given, extra) => {
        const without = { ...given, packs: given.packs.filter((pack) => pack !== extra) };
        const [before, after] = [decide(without), decide({ ...without, packs: [...without.packs, extra] })];
        const later = byId(after);
        const lost = before.duties.filter(owedStill).filter((duty) => {
          const now = later.get(duty.id);
          if (!now || !owedStill(now) || timeOf(now) > timeOf(duty)) return true;
          return duty.state === 'overdue' && now.state !== 'overdue';
        });
        expect(lost).toEqual([]);
        const strength = strengthOf(after);
        const opened = [...strengthOf(before)].filter(
          ([act, decision]) => (strength.get(act) ?? -1) < decision,
        );
        expect(opened).toEqual([]);
      }),
      RUNS,
    );
  });

  test('one more event never loses a duty that is owed', () => {
    const adding = (Object.keys(EVENTS) as EventType[]).filter((type) => !closesOrTurns(type));
    expect(adding.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(input, eventOf(adding), (given, extra) => {
        const fixed = { ...given, now: given.now ?? given.event.occurredAt };
        const after = byId(decide({ ...fixed, history: [...given.history, { ...extra, id: 'extra' }] }));
        const lost = decide(fixed)
          .duties.filter(owedStill)
          .filter((duty) => {
            const now = after.get(duty.id);
            return !now || !owedStill(now);
          });
        expect(lost).toEqual([]);
      }),
      RUNS,
    );
  });

  test('later on nothing that was done is owed again', () => {
    fc.assert(
      fc.property(input, moment, (given, other) => {
        const now = given.now ?? given.event.occurredAt;
        const later = byId(decide({ ...given, now: Math.max(now, other) as Instant }));
        const closed = decide({ ...given, now }).duties.filter((duty) => !owedStill(duty));
        expect(closed.filter((duty) => later.get(duty.id)?.state !== 'done')).toEqual([]);
      }),
      RUNS,
    );
  });

  test('only the parents’ part is ever held', () => {
    fc.assert(
      fc.property(input, (given) => {
        for (const duty of decide(given).duties) {
          if (duty.state === 'held') expect(duty.to).toEqual(['parents']);
          expect(duty.heldUntil.length > 0).toBe(duty.state === 'held');
        }
      }),
      RUNS,
    );
  });

  test('every answer explains itself', () => {
    fc.assert(
      fc.property(input, (given) => {
        const answer = decide(given);
        expect([...answer.duties, ...answer.gates].filter(({ why }) => why.length === 0)).toEqual([]);
        const shut = (gate: Answer['gates'][number]) => gate.decision !== 'allow';
        expect(answer.gates.filter((gate) => gate.until.length > 0 !== shut(gate))).toEqual([]);
        expect(new Set(answer.duties.map(({ id }) => id)).size).toBe(answer.duties.length);
      }),
      RUNS,
    );
  });
});

/** Events that close, end or renew duties, or that some condition asks about: adding one may rightly change what is owed. */
function closesOrTurns(type: EventType): boolean {
  if (type === 'duty.done' || type === 'duty.set-aside') return true;
  const asked = (tree: Tree) =>
    [...walkTree(tree)].some((part) => part.is === 'happened' && part.type === type);
  return PACKS.some(
    ({ data }) =>
      Object.values(data.conditions).some(asked) ||
      data.rules.some(({ duty }) =>
        [...(duty?.['renewed-by'] ?? []), ...(duty?.['ends-when'] ?? [])].some((on) => on.event === type),
      ),
  );
}
