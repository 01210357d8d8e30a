import type { PlainDate } from '#kernel/plain-date.ts';
import { parsePlainDate } from '#kernel/plain-date.ts';
import type { Csv } from './read-csv.ts';

/** A column that a table may have. */
export type Column<Key extends string> = {
  readonly key: Key;
  /** As the template writes it. */
  readonly title: string;
  /** Other ways to write it. */
  readonly also?: readonly string[];
  readonly required?: boolean;
};

/** One row of a table, its cells by column; '' where there is none. */
export type Row<Key extends string> = {
  readonly line: number;
  readonly cells: Readonly<Record<Key, string>>;
};

/** A table under known columns, or which of them it lacks. Columns that nobody knows are named and left out. */
export type Matched<Key extends string> =
  | { readonly rows: readonly Row<Key>[]; readonly unknown: readonly string[] }
  | { readonly missing: readonly string[]; readonly twice: readonly string[] };

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Finds each column by its title or one of its other names, in any order, case and spacing. */
export function matchColumns<Key extends string>(csv: Csv, columns: readonly Column<Key>[]): Matched<Key> {
  const places = new Map<Key, number>();
  const twice: string[] = [];
  const unknown: string[] = [];
  csv.header.forEach((title, place) => {
    const column = columns.find((each) =>
      [each.title, ...(each.also ?? [])].some((name) => plain(name) === plain(title)),
    );
    if (!column) unknown.push(title);
    else if (places.has(column.key)) twice.push(column.title);
    else places.set(column.key, place);
  });
  const missing = columns
    .filter(({ key, required }) => required && !places.has(key))
    .map(({ title }) => title);
  if (missing.length > 0 || twice.length > 0) return { missing, twice };
  const rows = csv.rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      columns.map(({ key }) => [key, (cells[places.get(key) ?? -1] ?? '').trim()]),
    ) as Record<Key, string>,
  }));
  return { rows, unknown: unknown.filter((title) => title !== '') };
}

/** A day as England writes it (27/3/2012, 27.03.2012, 27-3-2012) or as machines do (2012-03-27). */
export function dayIn(text: string): PlainDate | undefined {
  const english = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (!english) return parsePlainDate(text.trim());
  const [, day = '', month = '', year = ''] = english;
  return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
