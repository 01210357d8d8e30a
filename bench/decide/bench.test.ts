import { expect, test } from 'vitest';
import { readAllPacks } from '#cli/read-packs.ts';
import { disagreements } from './bench.ts';
import { scatteredEvents } from './scattered-events.ts';

const packs = await readAllPacks();

test('both engines find the same rules to fire', async () => {
  expect(await disagreements(packs, scatteredEvents(150))).toEqual([]);
});

test('a rule that is missing on one side is found out', async () => {
  const [first, ...others] = packs;
  if (!first) throw new Error('there are no packs');
  let asked = 0;
  // The packs are asked for their rules anew by each side: every second time one of them has lost its duties.
  const forgetful = {
    ...first,
    rulesOn: (type: Parameters<typeof first.rulesOn>[0]) => {
      const rules = first.rulesOn(type);
      return asked++ % 2 === 0 ? rules : { ...rules, duties: [] };
    },
  };
  expect((await disagreements([forgetful, ...others], scatteredEvents(40))).length).toBeGreaterThan(0);
});
