import type { FieldError, FormBody } from './page.ts';
import { valueOf } from './page.ts';

/** Longest table, in characters. */
const LONGEST = 2_000_000;

const TROUBLE: Readonly<Record<string, string>> = {
  workbook: 'This is a workbook. In your spreadsheet choose Save as, and CSV; then send that file',
  'not-text': 'This is no text. In your spreadsheet choose Save as, and CSV; then send that file',
};

/** Where a sent table is, the file before the box, and what its reader has seen of it. */
export function readImport(
  body: FormBody,
):
  | { readonly text: string; readonly field: 'file' | 'text'; readonly seen: string }
  | { readonly error: FieldError } {
  const trouble = TROUBLE[valueOf(body, 'file-trouble')];
  if (trouble) return { error: { field: 'file', text: trouble } };
  const file = valueOf(body, 'file');
  const [text, field] =
    file.trim() === '' ? [valueOf(body, 'text'), 'text' as const] : [file, 'file' as const];
  if (text.trim() === '') return { error: { field: 'text', text: 'Choose a file, or paste the rows here' } };
  if (text.length > LONGEST)
    return { error: { field, text: 'Send it in several parts: this is too long for one' } };
  return { text, field, seen: valueOf(body, 'mode') === 'import' ? valueOf(body, 'seen') : '' };
}
