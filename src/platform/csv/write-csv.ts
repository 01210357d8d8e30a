/** How a cell begins that a spreadsheet takes for a formula; the wide signs count in some countries’ editions. */
export const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as comma separated text in UTF-8 with a mark, as spreadsheets expect it. A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front, so that it is shown and never run.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function cellOf(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
