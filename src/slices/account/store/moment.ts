import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '#kernel/instant.ts';

/** A moment to compare a timestamptz column with: such columns are read as milliseconds and written as dates. */
export function moment(at: number): RawBuilder<Instant> {
  return sql<Instant>`${new Date(at)}::timestamptz`;
}
