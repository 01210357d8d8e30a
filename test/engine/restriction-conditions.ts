import type { Condition } from '#engine/conditions/compile-condition.ts';
import { compileCondition } from '#engine/conditions/compile-condition.ts';
import { namesFor } from '#engine/conditions/names.ts';
import { conditionReader } from '#engine/conditions/read-condition.ts';

/** What conditions over a restriction may name: one choice of the home, and two policies. */
export const NAMES = namesFor(
  'access.restricted',
  [
    {
      id: 'camera-rule',
      title: 'Cameras',
      type: 'choice',
      choices: [
        { value: 'agreement', text: 'By agreement' },
        { value: 'coaching', text: 'With coaching' },
      ],
      default: 'agreement',
      ask: 'Which?',
      why: 'Left open',
      clauses: ['HSE-1'],
    },
  ],
  ['staying-in-touch', 'correspondence'],
);

/** Reads a condition over a restriction. */
export const readCondition = conditionReader(NAMES);

/** The same, compiled. Throws where it is refused. */
export function conditionOf(text: string): Condition {
  const result = readCondition(text);
  if (!result.ok) throw new Error(result.error.reason);
  return compileCondition(result.value);
}
