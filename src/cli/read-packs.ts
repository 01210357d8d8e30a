import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackProblem } from '#engine/loader.ts';
import type { Pack, PackData } from '#engine/pack.ts';
import { readyPack } from '#engine/pack.ts';
import { PUBLISHED_PACKS } from '#engine/vocabulary.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { buildFolder, packageRoot } from './package-root.ts';

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

/** Problems of one pack, with the folder they lie in. */
export type PackRefusal = { readonly folder: PackFolder; readonly problems: readonly PackProblem[] };

/** Reads, checks and readies one version of a pack. A bundle keeps what it has checked, by its content, beside itself. */
export async function readPack(root: string, folder: PackFolder): Promise<Result<Pack, PackRefusal>> {
  const texts = packTexts(folder.path);
  const screens = readFileSync(join(root, 'screens.yaml'), 'utf8');
  const keptAt = keptFile(texts, screens);
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
export async function readAllPacks(root: string = packsFolder()): Promise<readonly Pack[]> {
  const results = await Promise.all(packFolders(root).map((folder) => readPack(root, folder)));
  const refused = results.flatMap((result) => (result.ok ? [] : [result.error]));
  if (refused.length > 0) throw new Error(refusalInWords(root, refused));
  return results.flatMap((result) => (result.ok ? [result.value] : []));
}

/** One line for each problem: "packs/staying-in-touch/2023-02/rules.yaml:12: …". */
export function refusalInWords(root: string, refusals: readonly PackRefusal[]): string {
  return refusals
    .flatMap(({ folder, problems }) =>
      problems.map(({ file, line, reason, mend }) => {
        const path = join(folder.path, file).replace(`${join(root, '..')}/`, '');
        return `${path}:${line}: ${reason}.${mend === undefined ? '' : ` ${mend}`}`;
      }),
    )
    .join('\n');
}

/** Where the bundle keeps this content once it is checked; none when Kith runs from its sources. */
function keptFile(texts: Readonly<Record<string, string>>, screens: string): string | undefined {
  const folder = buildFolder();
  if (folder === undefined) return undefined;
  const hash = createHash('sha256').update(screens);
  for (const path of Object.keys(texts).sort()) hash.update(`\0${path}\0${texts[path]}`);
  return join(folder, `pack-${hash.digest('hex').slice(0, 24)}.json`);
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
    writeFileSync(aside, JSON.stringify(data));
    renameSync(aside, file);
  } catch {
    // Read-only installations are fine.
  }
}
