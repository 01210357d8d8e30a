import type { PlainDate } from '#kernel/plain-date.ts';

/** Filled in with the loaded packs by app/deps.ts. */
export type PackShelf = { readonly packs: readonly unknown[]; readonly asOf?: PlainDate };
