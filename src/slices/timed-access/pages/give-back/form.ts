import { ok } from '#kernel/result.ts';

/** There is nothing to fill in: pressing the button says it all. */
export const parse = () => ok('give-back' as const);
