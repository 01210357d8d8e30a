import { expect, test } from 'vitest';
import { disagreements, scatteredMoments } from './bench.ts';
import { contenders } from './contenders.ts';

test('every library and the engine agree on the next working day', () => {
  const all = contenders();
  expect(all).toHaveLength(6);
  expect(disagreements(all, scatteredMoments(1000))).toEqual([]);
});

test('a contender that is wrong is found out', () => {
  const [kith] = contenders();
  const late = { name: 'an hour late', due: (ms: number) => kith.due(ms) + 3_600_000 };
  expect(disagreements([kith, late], scatteredMoments(3))).toHaveLength(3);
});
