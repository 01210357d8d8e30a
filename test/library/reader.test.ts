import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packsFolder, packTexts } from '#cli/read-packs.ts';
import { readGuidance } from '#engine/read-guidance.ts';

/* What the reader of the library’s folder refuses, shown on the files that came with Kith. */

const texts = packTexts(join(packsFolder(), '..', 'library'));
const PAGE = 'harms/grooming.yaml';
const page = texts[PAGE] ?? '';
const refusalsOf = (changed: Readonly<Record<string, string>>): readonly string[] => {
  const read = readGuidance({ ...texts, ...changed });
  return read.ok ? [] : read.error.map(({ file, reason }) => `${file}: ${reason}`);
};

describe('a page of the library', () => {
  test('is read as it came', () => {
    expect(refusalsOf({})).toEqual([]);
  });

  test.each([
    ['names no day on which it was checked', page.replace(/^last-checked: .*\n/m, ''), /last-checked/],
    ['lacks a voice', page.replace(/^ {2}young:\n( {4}.*\n)+/m, ''), /young/],
    ['lacks a part', page.replace(/^ {4}do-not-say:\n( {6}.*\n)+/m, ''), /do-not-say/],
    ['names a tool that is nowhere', page.replace('tools: [ceop', 'tools: [nowhere'), /nowhere/],
    ['names law that is nowhere', page.replace('law: [meeting-a-child', 'law: [no-such-law'), /no-such-law/],
    ['calls a tool that is nowhere', page.replace('{ tool: ceop', '{ tool: gone'), /gone/],
    ['is not named as its file is', page.replace('id: grooming', 'id: scam'), /not the name of the file/],
    [
      'says something that rests on nothing',
      page.replace(', mark: proposed }', ' }'),
      /names no clause and no mark/,
    ],
  ])('is refused where it %s', (_why, changed, reason) => {
    expect(changed).not.toBe(page);
    const refusals = refusalsOf({ [PAGE]: changed });
    expect(refusals.join('\n')).toMatch(reason);
    expect(refusals.every((each) => each.startsWith(PAGE))).toBe(true);
  });

  test('is refused where nothing of that name belongs', () => {
    expect(refusalsOf({ 'harms/Grooming.txt': '' }).join()).toContain('no file of the library has this name');
  });
});
