import type { Contender } from './contenders.ts';
import { contenders } from './contenders.ts';

/** How one contender did; `ratio` is its speed as a share of Kith's, measured in the same run. */
export type WorkingDaysRow = {
  readonly name: string;
  readonly opsPerSecond: number;
  readonly ratio: number;
};

const FIRST = Date.UTC(2024, 0, 1);
const LAST = Date.UTC(2030, 11, 1);

/** Moments scattered evenly over 2024 to 2030, the same in every run (a 32-bit linear congruential sequence). */
export function scatteredMoments(count: number): number[] {
  let state = 20_261_121;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return FIRST + Math.floor((state / 2 ** 32) * (LAST - FIRST));
  });
}

/** Where two contenders give different answers; empty when all agree. */
export function disagreements(all: readonly Contender[], moments: readonly number[]): string[] {
  const [first, ...others] = all;
  if (!first) return [];
  return moments.flatMap((ms) => {
    const expected = first.due(ms);
    return others
      .filter((each) => each.due(ms) !== expected)
      .map(
        (each) => `${new Date(ms).toISOString()}: ${each.name} ${each.due(ms)}, ${first.name} ${expected}`,
      );
  });
}

/** Calls a second, over whole passes through the moments until the time is up. */
function speed(contender: Contender, moments: readonly number[], budgetMs: number): number {
  let sum = 0;
  let calls = 0;
  const began = performance.now();
  let spent = 0;
  do {
    for (const ms of moments) sum += contender.due(ms);
    calls += moments.length;
    spent = performance.now() - began;
  } while (spent < budgetMs);
  // The sum is looked at so that the calls cannot be optimised away.
  if (Number.isNaN(sum)) throw new Error(`${contender.name} gave no answer`);
  return (calls / spent) * 1000;
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/**
 * "+1 working day" from scattered moments to the due instant in London. Throws unless every contender gives the same
 * answers first. The contenders take turns, and the median round counts.
 */
export function benchWorkingDays(budgetMs = 200, rounds = 5): WorkingDaysRow[] {
  const all = contenders();
  const differing = disagreements(all, scatteredMoments(5000));
  if (differing.length > 0) throw new Error(`answers differ:\n${differing.slice(0, 10).join('\n')}`);

  const moments = scatteredMoments(500);
  for (const each of all) speed(each, moments, budgetMs / 2);
  const speeds = all.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, each] of all.entries()) speeds[i]?.push(speed(each, moments, budgetMs));
  const medians = speeds.map(median);
  const kith = medians[0] ?? Number.NaN;
  return all.map(({ name }, i) => {
    const opsPerSecond = medians[i] ?? Number.NaN;
    return { name, opsPerSecond: Math.round(opsPerSecond), ratio: opsPerSecond / kith };
  });
}
