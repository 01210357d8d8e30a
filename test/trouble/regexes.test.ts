import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { readOfficeHours } from '#engine/time/office-hours.ts';

/*
 * Every regular expression of the product against long strings (ASVS 1.2.9, 1.3.12, 15.2.2): what is four times as long
 * may take a good four times as long, never sixteen times. Measured in processor time of this process, and only where it
 * takes long enough to be measured at all.
 */

const SRC = 'src';
const SHORT = 8_000;
const LONG = 4 * SHORT;
/** Below this a long string takes too little to tell anything, and to hurt anybody. Milliseconds. */
const HURTS = 40;

type Found = { readonly where: string; readonly regex: RegExp };

/** The regular expressions written in a file, with their line. */
function regexesIn(file: string, text: string): readonly Found[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, pattern = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ where: `${file}:${line}`, regex: new RegExp(pattern, flags.replace(/[gy]/g, '')) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => join(SRC, file));
const all = files.flatMap((file) => regexesIn(file, readFileSync(file, 'utf8')));

/** Those whose text no sender chooses, or that are guarded, each with the reason. */
const LET_OFF: readonly (readonly [file: string, because: string])[] = [
  ['src/cli/outcome.ts', 'Error texts of Kith’s own, on the command line.'],
  ['src/engine/loading/check-rules.ts', 'Files of packs, read when Kith starts.'],
  ['src/slices/library/model/markdown.ts', 'Guidance of the installation, read when Kith starts.'],
  ['src/engine/time/office-hours.ts', 'Its only caller reads nothing longer than 500 letters.'],
];

/** Pieces that such strings are made of; an ending that fits nothing makes the engine try again from each place. */
const PIECES = [
  ' ',
  'a',
  'A',
  '0',
  '-',
  '.',
  '/',
  ':',
  '@',
  '&',
  '(',
  '[',
  '<',
  '"',
  "'",
  '_',
  '*',
  '`',
  '\n',
  '|',
  ',',
  'é',
  'a-',
  'a ',
  '0.',
  '-a',
  '[a](',
  '{a',
];

function milliseconds(regex: RegExp, text: string): number {
  const before = process.cpuUsage();
  regex.test(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What grows faster than its text: the least of three measurements each, so that nothing else is blamed. */
function growsTooFast(regex: RegExp): string | undefined {
  for (const piece of PIECES) {
    const text = (length: number) => `${piece.repeat(Math.ceil(length / piece.length))}\u0007`;
    const least = (length: number) => Math.min(...[1, 2, 3].map(() => milliseconds(regex, text(length))));
    if (milliseconds(regex, text(LONG)) < HURTS) continue;
    const [short, long] = [least(SHORT), least(LONG)];
    if (long >= HURTS && long > 8 * Math.max(short, 0.5))
      return `${JSON.stringify(piece)}: ${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`;
  }
  return undefined;
}

describe('regular expressions', () => {
  test('none of the product grows faster than what it is given', () => {
    const letOff = (where: string) => LET_OFF.some(([file]) => where.startsWith(`${file}:`));
    const bad = all
      .filter(({ where }) => !letOff(where))
      .flatMap(({ where, regex }) => {
        const how = growsTooFast(regex);
        return how ? [`${where} ${String(regex)} ${how}`] : [];
      });
    expect(bad).toEqual([]);
  }, 120_000);

  test('the measure is not blind: a known bad one is found, and so is each one that is written', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(growsTooFast(/\s+$/)).toBeDefined();
    for (const [file] of LET_OFF) expect(all.some(({ where }) => where.startsWith(`${file}:`))).toBe(true);
    expect(readOfficeHours(' '.repeat(100_000)).ok).toBe(false);
    expect(growsTooFast(/^\d{1,4}$/)).toBeUndefined();
  }, 60_000);

  test('none is made of what somebody typed', () => {
    const made = files.filter((file) => /new RegExp\((?!['"`/])/.test(readFileSync(file, 'utf8')));
    // Those that are made of words of the packs or of the code.
    expect(made).toEqual([]);
  });
});
