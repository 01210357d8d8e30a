declare const instantBrand: unique symbol;

/** A moment: whole milliseconds since 1970-01-01T00:00Z. No zone; people see it in London time. */
export type Instant = number & { readonly [instantBrand]: true };

/** Takes a millisecond count as an Instant. Throws RangeError when it is not a whole, finite number. */
export function instant(epochMs: number): Instant {
  if (!Number.isSafeInteger(epochMs)) throw new RangeError(`not a whole millisecond count: ${epochMs}`);
  return epochMs as Instant;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
