import { CORE_SCHEMA, load } from 'js-yaml';
import type { Document, Node } from 'yaml';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Located, PackProblem } from './problem.ts';

type Path = readonly (string | number)[];

/** What mends the usual slips of writing YAML, by the parser's code for them. */
const YAML_MENDS: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'Quote a sentence with a colon in it.',
  BAD_INDENT: 'Give parts of one thing the same indent, in spaces.',
  TAB_AS_INDENT: 'Indent with spaces.',
  DUPLICATE_KEY: 'Take one of the two out.',
  MISSING_CHAR: 'Close the bracket or the quote, and put a space after a colon.',
  MULTIPLE_DOCS: 'Take out the line of dashes: a file holds one part of a pack.',
  UNEXPECTED_TOKEN: 'Close the bracket or the quote, and quote a sentence with a colon in it.',
};

/**
 * Reads one YAML text. `firstLine` is the line of the file at which the text begins. The values come from a reader
 * that is six times as fast and keeps no places; only a text with something wrong in it is read again, by the one
 * that knows where everything stands.
 */
export function readYaml(
  file: string,
  text: string,
  firstLine = 1,
): { readonly read?: Located<unknown>; readonly problems: readonly PackProblem[] } {
  const fast = readFast(text);
  const places = placesIn(file, text, firstLine);
  const { problems } = fast ? { problems: [] } : places();
  if (problems.length > 0) return { problems };
  const value: unknown = fast ? fast.value : places().document.toJS();
  const line = (...path: Path) => {
    const { document, lineAt } = places();
    return lineAt(offsetOf(document.contents, path));
  };
  const lineWithin = (steps: Path, written: string, at: number) => {
    const { document, lineAt } = places();
    const [start, end] = rangeOf(document.contents, steps);
    return lineAt(start + placeIn(text.slice(start, end), written, at));
  };
  return { read: { value, file, line, lineWithin }, problems };
}

/** What may stand for an alias or an anchor: the slow reader refuses it with its line. */
const ALIAS = /(?:^|[\s[{,:-])[&*][A-Za-z0-9_-]/m;

/** The value of a text with nothing wrong in it; `undefined` where the slow reader is to say what is. */
function readFast(text: string): { readonly value: unknown } | undefined {
  if (ALIAS.test(text)) return undefined;
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) ?? null };
  } catch {
    return undefined;
  }
}

type Places = {
  readonly document: Document;
  readonly lineAt: (offset: number) => number;
  readonly problems: readonly PackProblem[];
};

/** Reads a text with all its places, once, when somebody first asks. */
function placesIn(file: string, text: string, firstLine: number): () => Places {
  let known: Places | undefined;
  return () => {
    if (known) return known;
    const counter = new LineCounter();
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
    const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
    const problems = [...document.errors, ...document.warnings].map((error) => ({
      file,
      line: lineAt(error.pos[0]),
      reason: `this is not YAML: ${error.message.replace(/\.$/, '')}`,
      mend: YAML_MENDS[error.code] ?? 'Check the indent, and quote a sentence with a colon in it.',
    }));
    visit(document, {
      Alias: (_, alias) => {
        const reason = `*${alias.source} repeats what stands elsewhere`;
        problems.push({
          file,
          line: lineAt(alias.range?.[0] ?? 0),
          reason,
          mend: 'Write it out again here.',
        });
      },
    });
    known = { document, lineAt, problems };
    return known;
  };
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
