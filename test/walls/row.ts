import { TODAY } from './world.ts';

const MIDDAY = Date.parse(`${TODAY}T12:00:00Z`);
const DAY = 86_400_000;
export const dayAt = (offset: number): string => new Date(MIDDAY + offset * DAY).toISOString().slice(0, 10);
/** The one at a place, counted round and round. */
export const at = (list: readonly string[], place: number): string => list[place % list.length] ?? '';

/** One row as it is put into the database. */
export type Row = Readonly<Record<string, string | number | boolean | null | object>>;

/** What stands in a column of text; empty where nothing does. */
export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

/** Whether a role is held on a day: said here a second time, in other words than the store's. */
export function heldOn(role: Row, day: string): boolean {
  return text(role, 'held_from') <= day && (role['held_to'] === null || text(role, 'held_to') >= day);
}
