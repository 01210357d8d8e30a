import type { FactValue } from '#engine/types.ts';

const REVIEWED = 'access.restriction-reviewed';

/** The last look at a restriction among what was written about it, by its id: what a decision rests on. */
export const lastLook = (written: readonly { readonly type: string; readonly eventId: string }[]): string =>
  written.filter(({ type }) => type === REVIEWED).at(-1)?.eventId ?? 'none';

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
