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
  return { read: { value, file, line }, problems };
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
  return { value, file: whole.file, line: (...rest) => whole.line(...path, ...rest) };
}
