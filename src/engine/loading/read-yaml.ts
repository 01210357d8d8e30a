import type { Node } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Located, PackProblem } from './problem.ts';

type Path = readonly (string | number)[];

/** Reads one YAML text. `firstLine` is the line of the file at which the text begins. */
export function readYaml(
  file: string,
  text: string,
  firstLine = 1,
): { readonly read?: Located<unknown>; readonly problems: readonly PackProblem[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    file,
    line: lineAt(error.pos[0]),
    reason: `this is not YAML: ${error.message.replace(/\.$/, '')}`,
  }));
  if (problems.length > 0) return { problems };
  const value: unknown = document.toJS({ maxAliasCount: 0 });
  const line = (...path: Path) => lineAt(offsetOf(document.contents, path));
  const lineWithin = (steps: Path, written: string, at: number) => {
    const [start, end] = rangeOf(document.contents, steps);
    return lineAt(start + placeIn(text.slice(start, end), written, at));
  };
  return { read: { value, file, line, lineWithin }, problems };
}

/** The range of the scalar at a path. */
function rangeOf(root: Node | null, path: Path): readonly [number, number] {
  let node: unknown = root;
  for (const step of path) {
    if (isMap(node)) node = node.items.find(({ key }) => isScalar(key) && key.value === step)?.value;
    else node = isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
  }
  const [start, end] = (node as Node | undefined)?.range ?? [0, 0];
  return [start, end];
}

/**
 * Where a character of a text stands in its YAML source. Folding and indenting change only the spaces between, so the
 * two are read side by side without them.
 */
function placeIn(source: string, text: string, at: number): number {
  const solid = (letter: string | undefined) => letter !== undefined && letter.trim() !== '';
  let place = Math.max(0, source.search(/^[|>].*\n/) === 0 ? source.indexOf('\n') : 0);
  for (let i = 0; i <= Math.min(at, text.length - 1); i++) {
    if (!solid(text[i])) continue;
    const next = source.indexOf(text[i] ?? '', place);
    if (next === -1) return place;
    place = i === at ? next : next + 1;
  }
  return place;
}

/** Where the part at a path begins; the nearest part around it where there is no such part. */
function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

/** A part of something located, with the same file and its own lines. */
export function partOf<T>(whole: Located<unknown>, value: T, ...path: Path): Located<T> {
  return {
    value,
    file: whole.file,
    line: (...rest) => whole.line(...path, ...rest),
    lineWithin: (rest, text, at) => whole.lineWithin([...path, ...rest], text, at),
  };
}
