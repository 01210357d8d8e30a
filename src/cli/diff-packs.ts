import { resolve } from 'node:path';
import type { PackComparison } from '#engine/comparing/compare-packs.ts';
import { comparePacks, isSame, SECTIONS } from '#engine/comparing/compare-packs.ts';
import { comparisonInWords } from '#engine/comparing/comparison-words.ts';
import { didYouMean } from '#engine/did-you-mean.ts';
import type { Pack } from '#engine/pack.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { ScenarioDifference } from './diff-scenarios.ts';
import { diffScenarios } from './diff-scenarios.ts';
import type { Outcome } from './outcome.ts';
import { bad, found, good } from './outcome.ts';
import type { PackFolder } from './read-packs.ts';
import { onePackAt, packFolders, packsFolder, readPack, refusalInWords } from './read-packs.ts';
import { isFolder, scenariosBeside } from './read-scenarios.ts';

const FORMATS = ['--text', '--json'] as const;

/**
 * kith pack diff <old> <new> [scenarios…] [--text|--json]: what the second version of a pack, or the second pack, says
 * otherwise, piece by piece; of two versions also which scenarios they would answer otherwise, as if each governed
 * their day. Each is a folder, an id@version, or an id for its newest version. Exit 0 whether they differ or not, 1
 * where one of them is refused, 2 where it is not there.
 */
export async function diffPacks(words: readonly string[]): Promise<Outcome> {
  const options = words.filter((word) => word.startsWith('--'));
  const [from, to, ...places] = words.filter((word) => !word.startsWith('--'));
  const strange = options.find((option) => !FORMATS.some((format) => format === option));
  if (strange !== undefined)
    return bad(`pack diff has no option ${strange}; ${didYouMean(strange, FORMATS)}`);
  if (options.length > 1) return bad('pack diff: choose one of --text and --json');
  if (from === undefined || to === undefined)
    return bad('pack diff: name two packs or versions, by their folders or as correspondence@2021-07');
  const found1 = find(from);
  const found2 = find(to);
  if (!found1.ok) return bad(found1.error);
  if (!found2.ok) return bad(found2.error);
  const sides = await Promise.all([read(found1.value), read(found2.value)]);
  const [before, after] = sides;
  if (!before.ok || !after.ok)
    return found('', sides.flatMap((side) => (side.ok ? [] : [side.error])).join('\n'));
  const versions = before.value.id === after.value.id;
  if (!versions && places.length > 0)
    return bad(
      `pack diff: scenarios compare two versions of one pack; ${before.value.id} and ${after.value.id} are two`,
    );
  const beside = scenariosBeside(found2.value.root);
  const tried = places.length > 0 ? places : versions && isFolder(beside) ? [beside] : [];
  const scenarios = await diffScenarios(tried, before.value, after.value);
  if (!scenarios.ok) return bad(scenarios.error);
  const report = {
    before: before.value,
    after: after.value,
    comparison: comparePacks(before.value.data, after.value.data),
    scenarios: scenarios.value,
  };
  return good(options.includes('--json') ? json(report) : text(report));
}

type Place = { readonly root: string; readonly folder: PackFolder };

function find(word: string): Result<Place, string> {
  const byPath = onePackAt(resolve(word));
  if (byPath) return ok(byPath);
  if (/^[./]|\//.test(word)) return refuse(`${word}: there is no pack.yaml in this folder`);
  const root = packsFolder();
  const all = packFolders(root);
  const [id = '', version] = word.split('@');
  const versions = all.filter((folder) => folder.id === id);
  if (versions.length === 0) {
    const ids = [...new Set(all.map((folder) => folder.id))];
    return refuse(`${word}: no pack is called that; ${didYouMean(id, ids)}`);
  }
  // Folders come in the order of their names, and versions are named by their date.
  const folder = version === undefined ? versions.at(-1) : versions.find((each) => each.version === version);
  if (folder) return ok({ root, folder });
  const names = versions.map((each) => each.version);
  return refuse(`${word}: ${id} has no version ${version}; ${didYouMean(version ?? '', names)}`);
}

async function read({ root, folder }: Place): Promise<Result<Pack, string>> {
  const result = await readPack(root, folder);
  return result.ok ? result : refuse(refusalInWords(root, [result.error]));
}

type Report = {
  readonly before: Pack;
  readonly after: Pack;
  readonly comparison: PackComparison;
  readonly scenarios: readonly ScenarioDifference[];
};

const heading = ({ title, id, version }: Pack): string => `${title} (${id} ${version})`;

function text({ before, after, comparison, scenarios }: Report): string {
  const otherwise = scenarios.filter(({ lines }) => lines.length > 0);
  return `${[
    `From  ${heading(before)}`,
    `to    ${heading(after)}`,
    '',
    ...(isSame(comparison)
      ? ['Nothing that either says differs.']
      : comparisonInWords(comparison, before.id === after.id)),
    ...(scenarios.length > 0
      ? ['', `${otherwise.length} of ${scenarios.length} scenarios are answered otherwise`]
      : []),
    ...otherwise.flatMap(({ scenario, lines }) => [scenario, ...lines.map((line) => `  ${line}`)]),
  ].join('\n')}\n`;
}

function json({ before, after, comparison, scenarios }: Report): string {
  const named = ({ id, version, title }: Pack) => ({ id, version, title });
  const sections = Object.fromEntries(SECTIONS.map((section) => [section, comparison[section]]));
  const otherwise = scenarios.filter(({ lines }) => lines.length > 0);
  const document = {
    from: named(before),
    to: named(after),
    same: isSame(comparison),
    ...sections,
    scenarios: { answered: scenarios.length, otherwise },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
