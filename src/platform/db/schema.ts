import type { Tables } from './tables.ts';

/** Every table of Kith, by its full name (`kith.event`). */
export type DB = Tables;
