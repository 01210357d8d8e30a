import { TODAY } from './world.ts';

/** The moment at which everything is asked. */
export const NOW = Date.parse(`${TODAY}T12:00:00Z`);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const dayAt = (offset: number): string => new Date(NOW + offset * DAY).toISOString().slice(0, 10);
/** Midday of a day, or so many hours from it. */
export const momentAt = (offset: number, hours = 0): string =>
  new Date(NOW + offset * DAY + hours * HOUR).toISOString();
/** The one at a place, counted round and round. */
export const at = (list: readonly string[], place: number): string => list[place % list.length] ?? '';

/** One row as it is put into the database. */
export type Row = Readonly<Record<string, string | number | boolean | null | object>>;

/** What stands in a column of text; empty where nothing does. */
export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

/** Whether a role, or an allocation, holds at a moment: said here a second time, in other words than the database's. */
export function heldAt(row: Row, moment: string): boolean {
  const day = moment.slice(0, 10);
  const first = text(row, 'held_from') || text(row, 'allocated_from');
  const last = text(row, 'held_to') || text(row, 'allocated_to');
  const cutOff = text(row, 'ended_at');
  if (day < first || (last !== '' && day > last)) return false;
  return cutOff === '' || moment < cutOff;
}
