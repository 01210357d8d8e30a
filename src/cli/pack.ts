import { statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { didYouMean } from '#engine/did-you-mean.ts';
import { crossProblems } from '#engine/loading/check-across.ts';
import type { Outcome } from './outcome.ts';
import { bad, found, good } from './outcome.ts';
import type { PackFolder, PackRefusal } from './read-packs.ts';
import { packFolders, packsFolder, readPack, refusalInWords } from './read-packs.ts';
import { scenarioNames } from './read-scenarios.ts';

/** kith pack check [folder] and kith pack list. */
export async function pack(words: readonly string[]): Promise<Outcome> {
  const [verb, folder, ...rest] = words;
  if (rest.length > 0) return bad(`pack ${verb}: ${rest[0]} is one word too many`);
  if (verb === 'check') return checkPacks(folder);
  if (verb === 'list' && folder === undefined) return listPacks();
  return bad(`pack: ${verb === undefined ? 'say check or list' : didYouMean(verb, ['check', 'list'])}`);
}

/** A folder of packs, or one version of one pack. */
function foldersAt(
  path: string,
): { readonly root: string; readonly folders: readonly PackFolder[] } | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  if (statSync(join(path, 'pack.yaml'), { throwIfNoEntry: false })) {
    const version = { id: basename(dirname(path)), version: basename(path), path };
    return { root: dirname(dirname(path)), folders: [version] };
  }
  return { root: path, folders: packFolders(path) };
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
    ...across.map(({ pack: id, version, reason }) => `${id}/${version}/differences: ${reason}.`),
  ];
  const passed = read.map(({ id, version, data }) => `${id} ${version}: ${counted(data)}\n`).join('');
  return lines.length > 0 ? found(passed, lines.join('\n')) : good(passed);
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
