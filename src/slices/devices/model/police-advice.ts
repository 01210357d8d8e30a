import type { FactValue } from '#engine/types.ts';

/**
 * Whether a restriction was set on police advice: said with the event or in anything written about it since. Once said
 * it stays so, for a correction must not do alone what two people have to agree to.
 */
export const onPoliceAdvice = (
  written: readonly { readonly facts: Readonly<Record<string, FactValue>> }[],
): boolean => written.some(({ facts }) => facts['policeAdvice'] === true);

/** Whether the outcome of a review lets go of a restriction, in part or whole. */
export const releases = (outcome: FactValue | undefined): boolean =>
  outcome === 'reduce' || outcome === 'end';
