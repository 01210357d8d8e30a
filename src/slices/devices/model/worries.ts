import type { FactValue } from '#engine/types.ts';
import type { Harm } from '#engine/vocabulary.ts';

/** Something that may be part of what happened, as a form offers it, and what it means to the engine. */
type Worry = {
  readonly value: string;
  readonly text: string;
  readonly harms: readonly Harm[];
  readonly facts?: Readonly<Record<string, FactValue>>;
};

export const WORRIES: readonly Worry[] = [
  {
    value: 'unknown-adult',
    text: 'Messages from an adult nobody knows',
    harms: ['inappropriate-contact', 'grooming'],
    facts: { personPosingRisk: { relation: 'stranger', adult: true } },
  },
  {
    value: 'pictures',
    text: 'Sexual or nude pictures',
    harms: ['indecent-images', 'self-generated-image'],
  },
  { value: 'bullying', text: 'Threats or bullying', harms: ['cyberbullying'] },
  { value: 'other', text: 'Something else that worries you', harms: ['other'] },
];

/** Whether everybody is safe, as the first minute asks it. */
export type Safe = 'yes' | 'no' | 'not-sure';

/**
 * The facts of the concern that ticked boxes raise, so that the family lock and image safety hold at once;
 * `undefined` where nothing was ticked.
 */
export function concernFacts(
  ticked: readonly string[],
  safe: Safe,
  localAuthority: string | null,
): Readonly<Record<string, FactValue>> | undefined {
  const worries = WORRIES.filter((worry) => ticked.includes(worry.value));
  if (worries.length === 0) return undefined;
  return {
    harms: [...new Set(worries.flatMap((worry) => worry.harms))],
    ...Object.assign({}, ...worries.map((worry) => worry.facts ?? {})),
    ...(safe === 'not-sure' ? {} : { immediateDanger: safe === 'no' }),
    ...(localAuthority ? { localAuthority } : {}),
  };
}
