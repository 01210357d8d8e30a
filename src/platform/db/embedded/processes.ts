import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process that cannot be mistaken for a later one with the same number. */
export type ProcessIdentity = {
  readonly pid: number;
  /** When it started, in the system's own words; compared, never read. */
  readonly started: string;
  /** The running system (boot and container) that the number belongs to. */
  readonly system: string;
};

/** This process. */
export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid) ?? '', system: thisSystem() };
}

/** Whether that very process still runs here. A zombie does not run. */
export function stillRuns(identity: ProcessIdentity): boolean {
  return startOf(identity.pid) === identity.started;
}

/** The running system: on Linux the boot and the container (process numbers mean nothing beyond it), else the host. */
export function thisSystem(): string {
  if (process.platform !== 'linux') return hostname();
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Every live process whose working folder is `folder`, as PostgreSQL's all are; null where the system cannot tell. */
export function processesWorkingIn(folder: string): number[] | null {
  if (process.platform !== 'linux') return null;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => workingFolderOf(pid) === folder && nameOf(pid) === 'postgres');
}

/** The name of a live process's program, or null when there is none or it is a zombie. */
export function nameOf(pid: number): string | null {
  if (process.platform === 'linux') {
    const stat = readStat(pid);
    return stat === null ? null : stat.name;
  }
  return fromPs(pid, 'comm=')?.split('/').at(-1) ?? null;
}

/** When a live process started, or null when there is none or it is a zombie. */
function startOf(pid: number): string | null {
  return process.platform === 'linux' ? (readStat(pid)?.started ?? null) : fromPs(pid, 'lstart=');
}

function readStat(pid: number): { name: string; started: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may itself hold spaces and brackets; the fields follow the last one.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return { name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')), started: fields[19] ?? '' };
  } catch {
    return null;
  }
}

function workingFolderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function fromPs(pid: number, column: string): string | null {
  try {
    const out = execFileSync('ps', ['-o', column, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
    return out === '' ? null : out;
  } catch {
    return null;
  }
}
