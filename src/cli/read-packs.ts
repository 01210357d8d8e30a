import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PackProblem } from '#engine/loader.ts';
import type { Pack, PackData } from '#engine/pack.ts';
import { readyPack } from '#engine/pack.ts';
import { PUBLISHED_PACKS } from '#engine/vocabulary.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { checkedFolder, packageRoot } from './package-root.ts';

/** A version of a pack on disk. */
export type PackFolder = { readonly id: string; readonly version: string; readonly path: string };

/** Where packs lie when nobody says otherwise. */
export const packsFolder = (): string => join(packageRoot(), 'packs');

/** Every version of every pack in a folder, by id and version. */
export function packFolders(root: string): readonly PackFolder[] {
  return foldersIn(root).flatMap((id) =>
    foldersIn(join(root, id))
      .map((version) => ({ id, version, path: join(root, id, version) }))
      .filter(({ path }) => statSync(join(path, 'pack.yaml'), { throwIfNoEntry: false })),
  );
}

/** One version of one pack, by its own folder; undefined where no pack.yaml lies in it. */
export function onePackAt(path: string): { readonly root: string; readonly folder: PackFolder } | undefined {
  if (!statSync(join(path, 'pack.yaml'), { throwIfNoEntry: false })) return undefined;
  const folder = { id: basename(dirname(path)), version: basename(path), path };
  return { root: dirname(dirname(path)), folder };
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The texts of a pack's files by their path inside its folder. */
export function packTexts(path: string): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  const read = (folder: string, before: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const name = `${before}${entry.name}`;
      if (entry.isDirectory()) read(join(folder, entry.name), `${name}/`);
      else if (!entry.name.startsWith('.')) texts[name] = readFileSync(join(folder, entry.name), 'utf8');
    }
  };
  read(path, '');
  return texts;
}

/** The register of screens beside these packs; Kith's own where somebody's packs lie alone. */
function screensFile(root: string): string {
  const beside = join(root, 'screens.yaml');
  return statSync(beside, { throwIfNoEntry: false }) ? beside : join(packsFolder(), 'screens.yaml');
}

/** Problems of one pack, with the folder they lie in. */
export type PackRefusal = { readonly folder: PackFolder; readonly problems: readonly PackProblem[] };

/**
 * Reads, checks and readies one version of a pack. What a bundle has checked once is kept, by its content, and read
 * from there until the pack or Kith changes. `keptIn`: where; a run from the sources keeps nothing.
 */
export async function readPack(
  root: string,
  folder: PackFolder,
  keptIn: string | undefined = checkedFolder(),
): Promise<Result<Pack, PackRefusal>> {
  const texts = packTexts(folder.path);
  const screens = readFileSync(screensFile(root), 'utf8');
  const keptAt = keptIn === undefined ? undefined : join(keptIn, keptName(texts, screens));
  const kept = keptAt && readKept(keptAt);
  if (kept) return ok(readyPack(kept));
  const { loadPack, readScreens } = await import('#engine/loader.ts');
  const result = loadPack(texts, {
    folder,
    screens: readScreens(screens),
    packIds: [...new Set([...PUBLISHED_PACKS, ...foldersIn(root)])],
  });
  if (!result.ok) return refuse({ folder, problems: result.error });
  if (keptAt) keep(keptAt, result.value);
  return ok(readyPack(result.value));
}

/** Reads every pack of a folder; throws with every problem when one of them is refused, as nothing may run without it. */
export async function readAllPacks(root: string = packsFolder(), keptIn?: string): Promise<readonly Pack[]> {
  const results = await Promise.all(packFolders(root).map((folder) => readPack(root, folder, keptIn)));
  const refused = results.flatMap((result) => (result.ok ? [] : [result.error]));
  if (refused.length > 0) throw new Error(refusalInWords(root, refused));
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

/** One line for each problem: "packs/staying-in-touch/2023-02/rules.yaml:12: …". */
export function refusalInWords(root: string, refusals: readonly PackRefusal[]): string {
  return refusals
    .flatMap(({ folder, problems }) =>
      problems.map(({ file, line, reason, mend }) => {
        return `${shownPath(root, folder, file)}:${line}: ${reason}. ${mend}`;
      }),
    )
    .join('\n');
}

/** A file of a pack as people are told of it: "packs/staying-in-touch/2023-02/rules.yaml". */
export function shownPath(root: string, folder: PackFolder, file: string): string {
  return join(folder.path, file).replace(`${join(root, '..')}/`, '');
}

/** The name under which this content is kept once it is checked. */
function keptName(texts: Readonly<Record<string, string>>, screens: string): string {
  const hash = createHash('sha256').update(screens);
  for (const path of Object.keys(texts).sort()) hash.update(`\0${path}\0${texts[path]}`);
  return `pack-${hash.digest('hex').slice(0, 24)}.json`;
}

function readKept(file: string): PackData | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as PackData;
  } catch {
    return undefined;
  }
}

/** Keeping is a convenience: a folder that cannot be written leaves Kith only slower. */
function keep(file: string, data: PackData): void {
  const aside = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(aside, JSON.stringify(data));
    renameSync(aside, file);
  } catch {
    // Read-only installations are fine.
  }
}
