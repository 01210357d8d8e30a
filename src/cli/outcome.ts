/** What a command leaves behind: text for standard output, text for standard error, and the exit code. */
export type Outcome = { readonly code: 0 | 1 | 2; readonly out: string; readonly error: string };

/** It went well. */
export const good = (out: string): Outcome => ({ code: 0, out, error: '' });

/** It looked, and found something wrong. */
export const found = (out: string, error: string): Outcome => ({ code: 1, out, error: `${error}\n` });

/** It was asked in a way it cannot answer: one line that says which part, and what to write. */
export const bad = (line: string): Outcome => ({
  code: 2,
  out: '',
  error: `${line.replaceAll(/\s*\n\s*/g, ' ')}\n`,
});
