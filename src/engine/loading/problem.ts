/** Why a pack is refused: where, what is wrong, and what would mend it. */
export type PackProblem = {
  /** Path of the file inside the pack's folder. */
  readonly file: string;
  /** Counted from 1; 1 where the trouble is the file itself. */
  readonly line: number;
  /** One sentence without its full stop. */
  readonly reason: string;
  /** What would mend it, as a whole sentence. */
  readonly mend: string;
};

/** Something read from a pack, and where it stands. */
export type Located<T> = {
  readonly value: T;
  readonly file: string;
  /** The line of a part of it: `line('duty', 'due', 'from')`. */
  readonly line: (...path: readonly (string | number)[]) => number;
  /** The line of one character of a text that may run over several: `at` counts from the text's start. */
  readonly lineWithin: (path: readonly (string | number)[], text: string, at: number) => number;
};

/** A problem with one part of something located. */
export function problemAt(
  where: Located<unknown>,
  path: readonly (string | number)[],
  reason: string,
  mend: string,
): PackProblem {
  return { file: where.file, line: where.line(...path), reason, mend };
}

/** In the order of a person's reading: file by file, line by line. */
export function inReadingOrder(problems: readonly PackProblem[]): readonly PackProblem[] {
  return [...problems].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.reason, b.reason),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** "rules.yaml:12: restriction has no fact emergncy. Did you mean emergency?" */
export function problemInWords({ file, line, reason, mend }: PackProblem): string {
  return `${file}:${line}: ${reason}. ${mend}`;
}
