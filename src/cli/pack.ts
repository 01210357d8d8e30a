import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean } from '#engine/did-you-mean.ts';
import { crossProblems } from '#engine/loading/check-across.ts';
import type { Outcome } from './outcome.ts';
import { bad, found, good } from './outcome.ts';
import type { PackFolder, PackRefusal } from './read-packs.ts';
import {
  onePackAt,
  packFolders,
  packsFolder,
  packTexts,
  readPack,
  refusalInWords,
  shownPath,
} from './read-packs.ts';
import { scenarioNames } from './read-scenarios.ts';

/** kith pack check [folder], kith pack try <folder> [scenarios…], kith pack diff <old> <new> and kith pack list. */
export async function pack(words: readonly string[]): Promise<Outcome> {
  const [verb, folder, ...rest] = words;
  if (verb === 'diff') return (await import('./diff-packs.ts')).diffPacks(words.slice(1));
  if (verb === 'try') return (await import('./try-pack.ts')).tryPack(words.slice(1));
  if (rest.length > 0) return bad(`pack ${verb}: ${rest[0]} is one word too many`);
  if (verb === 'check') return checkPacks(folder);
  if (verb === 'list' && folder === undefined) return listPacks();
  return bad(
    `pack: ${verb === undefined ? 'say check, try, diff or list' : didYouMean(verb, ['check', 'try', 'diff', 'list'])}`,
  );
}

/** A folder of packs, or one version of one pack. */
function foldersAt(
  path: string,
): { readonly root: string; readonly folders: readonly PackFolder[] } | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const one = onePackAt(path);
  return one ? { root: one.root, folders: [one.folder] } : { root: path, folders: packFolders(path) };
}

async function checkPacks(folder: string | undefined): Promise<Outcome> {
  const at = foldersAt(folder === undefined ? packsFolder() : resolve(folder));
  if (!at) return bad(`${folder}: there is no such folder`);
  if (at.folders.length === 0)
    return bad(`${folder ?? 'packs'}: no pack.yaml lies in <pack>/<version>/ here`);
  const results = await Promise.all(at.folders.map((each) => readPack(at.root, each)));
  const refused: PackRefusal[] = results.flatMap((result) => (result.ok ? [] : [result.error]));
  const read = results.flatMap((result) => (result.ok ? [result.value] : []));
  const across = crossProblems(
    read.map(({ data }) => data),
    scenarioNames(at.root),
  );
  const lines = [
    ...(refused.length > 0 ? [refusalInWords(at.root, refused)] : []),
    ...across.map(({ pack: id, version, row, reason, mend }) => {
      const folder = at.folders.find((each) => each.id === id && each.version === version);
      return `${folder ? differenceLine(at.root, folder, row) : id}: ${reason}. ${mend}`;
    }),
  ];
  const passed = read.map(({ id, version, data }) => `${id} ${version}: ${counted(data)}\n`).join('');
  return lines.length > 0 ? found(passed, lines.join('\n')) : good(passed);
}

/** Where a row of differences stands: "packs/correspondence/2021-07/differences.yaml:12". */
function differenceLine(root: string, folder: PackFolder, row: string): string {
  const isRow = new RegExp(`\\bid: *["']?${row}["']?\\s*(?:$|[,}])`);
  for (const [file, text] of Object.entries(packTexts(folder.path))) {
    const line = file.startsWith('differences') ? text.split('\n').findIndex((each) => isRow.test(each)) : -1;
    if (line >= 0) return `${shownPath(root, folder, file)}:${line + 1}`;
  }
  return shownPath(root, folder, 'differences.yaml');
}

type Counted = Readonly<Record<'clauses' | 'rules' | 'questions' | 'settings', readonly unknown[]>>;

function counted({ clauses, rules, questions, settings }: Counted): string {
  return `${clauses.length} clauses, ${rules.length} rules, ${questions.length} question sets, ${settings.length} settings`;
}

async function listPacks(): Promise<Outcome> {
  const root = packsFolder();
  const results = await Promise.all(packFolders(root).map((each) => readPack(root, each)));
  const lines = results.map((result) => {
    if (!result.ok) {
      const { folder, problems } = result.error;
      const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
      return `${folder.id} ${folder.version}: refused, ${count}; kith pack check tells which`;
    }
    const { meta } = result.value.data;
    const to = meta['in-force'].to;
    const time = `in force from ${meta['in-force'].from}${to === undefined ? '' : ` to ${to}`}`;
    return `${meta.id} ${meta.version}: ${meta.title}; ${meta.publisher}; ${meta.kind}; ${time}`;
  });
  return good(`${lines.join('\n')}\n`);
}
