/** Longest reason for a change, in characters. */
export const LONGEST_REASON = 2_000;
