import type { FormBody } from './page.ts';

/** Longest form that is read, in bytes. More is refused with words, before any of it is parsed. */
export const FORM_LIMIT = 4 * 1024 * 1024;

/**
 * A sent form in the shape pages read: text in NFC with \n line ends. NUL, which no database keeps, becomes the
 * replacement character, so that nothing is dropped unseen.
 */
export function readFormBody(raw: unknown): FormBody {
  const body: Record<string, string | readonly string[]> = Object.create(null);
  if (typeof raw !== 'object' || raw === null) return body;
  for (const [field, value] of Object.entries(raw)) {
    if (field === '__proto__') continue;
    if (typeof value === 'string') body[field] = clean(value);
    else if (Array.isArray(value)) body[field] = value.filter((each) => typeof each === 'string').map(clean);
  }
  return body;
}

function clean(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\u0000', '\uFFFD');
}
