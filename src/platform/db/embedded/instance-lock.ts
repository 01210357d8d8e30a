import {
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.ts';
import { type ProcessIdentity, stillRuns, thisProcess, thisSystem } from './processes.ts';

/** One Kith's hold on a data folder. */
export type InstanceLock = { readonly release: () => void };

type Holder = ProcessIdentity & { readonly released: boolean };

/**
 * Takes the data folder for this process, or throws CannotStart when another Kith has it.
 *
 * Each holder makes the next numbered file; the highest number holds. Files are only ever added above and tidied
 * below, so two that start together cannot both win, and the file of a killed holder needs no cleaning: its process
 * is gone. A holder in another container or on another machine shares no process numbers with us, so it is known by
 * its heartbeat (the file's time keeps moving every `heartbeatMs`).
 */
export async function takeInstanceLock(
  lockFolder: string,
  dataDir: string,
  log: (line: string) => void,
  heartbeatMs = 3_000,
): Promise<InstanceLock> {
  const draft = join(lockFolder, `draft-${process.pid}-${Math.random().toString(36).slice(2)}`);
  writeFileSync(draft, JSON.stringify({ ...thisProcess(), released: false } satisfies Holder), {
    mode: 0o600,
  });
  try {
    for (;;) {
      const highest = highestNumber(lockFolder);
      const before = highest === 0 ? null : readHolder(fileOf(lockFolder, highest));
      if (before !== null && (await isHeld(before, fileOf(lockFolder, highest), log, heartbeatMs))) {
        throw new CannotStart(
          `Another Kith (process ${before.pid}) is already using ${dataDir}. Stop it first, or choose another folder with KITH_DATA.`,
        );
      }
      const mine = fileOf(lockFolder, highest + 1);
      if (!linkIfAbsent(draft, mine)) continue;
      tidyBelow(lockFolder, highest + 1);
      return hold(mine, heartbeatMs);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function hold(file: string, heartbeatMs: number): InstanceLock {
  const beat = setInterval(() => touch(file), heartbeatMs);
  beat.unref();
  let released = false;
  return {
    release: () => {
      if (released) return;
      released = true;
      clearInterval(beat);
      // The file stays, marked: taking it away would let the numbers fall and two starters both win.
      const marked = `${file}.released`;
      writeFileSync(marked, JSON.stringify({ ...thisProcess(), released: true } satisfies Holder), {
        mode: 0o600,
      });
      renameSync(marked, file);
    },
  };
}

async function isHeld(
  holder: Holder,
  file: string,
  log: (line: string) => void,
  heartbeatMs: number,
): Promise<boolean> {
  if (holder.released) return false;
  if (holder.system === thisSystem()) return stillRuns(holder);
  const seen = modified(file);
  if (Date.now() - seen > 10 * heartbeatMs) return false;
  log('The data folder was last used from another system or container; waiting to see whether it still is.');
  await sleep(4 * heartbeatMs);
  return modified(file) !== seen;
}

function highestNumber(folder: string): number {
  const numbers = readdirSync(folder).flatMap((name) => /^holder-(\d+)$/.exec(name)?.[1] ?? []);
  return Math.max(0, ...numbers.map(Number));
}

function tidyBelow(folder: string, number: number): void {
  for (const name of readdirSync(folder)) {
    const found = /^holder-(\d+)$/.exec(name)?.[1];
    if (found !== undefined && Number(found) < number) rmSync(join(folder, name), { force: true });
  }
}

function fileOf(folder: string, number: number): string {
  return join(folder, `holder-${number}`);
}

/** Hard links appear whole or not at all, content included. */
function linkIfAbsent(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch {
    // The folder is gone or full: the database will say so louder than a heartbeat could.
  }
}
