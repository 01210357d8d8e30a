import { CsvError, parse } from 'csv-parse/sync';
import { FORMULA } from './write-csv.ts';

/** A table as it was written: its first line, and the others with the line of the text on which each begins. */
export type Csv = {
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

/** Why a text is no table, in words, and on which line. */
export type CsvTrouble = { readonly trouble: string };

const LONGEST_ROW = 20_000;

/**
 * Reads comma, semicolon or tab separated text, whichever its first line uses most. Quotes, line ends within quotes and
 * a mark at the beginning are understood; empty lines are left out.
 */
export function readCsv(text: string): Csv | CsvTrouble {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      max_record_size: LONGEST_ROW,
      info: true,
    }) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    const [first, ...others] = records;
    if (!first) return { trouble: 'There is nothing in it' };
    return {
      header: first.record,
      rows: others.map(({ record, info }) => ({
        // Counted at the record’s end: a cell of several lines begins above.
        line: info.lines - record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0),
        cells: record.map(unguarded),
      })),
    };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = typeof cause['lines'] === 'number' ? ` Look at line ${cause['lines']}.` : '';
    return { trouble: `A quotation mark is not closed, or a row is too long.${line}` };
  }
}

function separatorOf(text: string): string {
  const unquoted = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => unquoted.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

/** What write-csv.ts guards comes back as it was. */
const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
