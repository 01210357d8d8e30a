import { types } from 'pg';

// PostgreSQL's fixed numbers for its types (pg_type.oid).
const oid = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, interval: 1186 };
const arrayOid = { int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185, interval: 1187 };

type Parse = (text: string) => unknown;

const asIs: Parse = (text) => text;

const scalars: ReadonlyMap<number, Parse> = new Map([
  [oid.int8, parseInt8],
  [oid.date, asIs],
  [oid.timestamp, asIs],
  [oid.timestamptz, parseTimestamptz],
  [oid.interval, asIs],
]);

const arrays: ReadonlyMap<number, Parse> = new Map([
  [arrayOid.int8, arrayOf(parseInt8)],
  [arrayOid.date, arrayOf(asIs)],
  [arrayOid.timestamp, arrayOf(asIs)],
  [arrayOid.timestamptz, arrayOf(parseTimestamptz)],
  [arrayOid.interval, arrayOf(asIs)],
]);

/**
 * How values come out of the database: `date` as YYYY-MM-DD text (the driver's own reading is a local midnight, which
 * moves a summer date by a day), `int8` as a number that is exact or refused, `timestamptz` as whole milliseconds
 * since 1970, `interval` and `timestamp` as text, the rest as the driver has it.
 */
export const valueTypes = {
  getTypeParser(id: number, format?: 'text' | 'binary'): Parse {
    if (format === 'binary') return types.getTypeParser(id, 'binary') as unknown as Parse;
    return scalars.get(id) ?? arrays.get(id) ?? (types.getTypeParser(id, 'text') as Parse);
  },
};

/** An eight-byte integer as a number. Throws RangeError beyond 2^53, where a number would be silently wrong. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('an int8 beyond 2^53 cannot be a number');
  return value;
}

const stamp = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\+00$/;

/**
 * A timestamptz, in a session whose zone is UTC, as milliseconds since 1970-01-01T00:00Z; finer digits are cut off.
 * Throws RangeError for infinity and for years before 1 or after 9999.
 */
export function parseTimestamptz(text: string): number {
  const match = stamp.exec(text);
  if (match === null) throw new RangeError('a timestamptz outside the years 1 to 9999, or not in UTC');
  const [, year, month, day, hour, minute, second, fraction = ''] = match;
  const millis = fraction.padEnd(3, '0').slice(0, 3);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}Z`);
}

/** Arrays of these types have no nesting, no quotes that matter within, and nulls as NULL. */
function arrayOf(parse: Parse): Parse {
  return (text) => {
    const inside = text.slice(text.indexOf('{') + 1, -1);
    if (inside === '') return [];
    return inside.split(',').map((item) => (item === 'NULL' ? null : parse(item.replaceAll('"', ''))));
  };
}
