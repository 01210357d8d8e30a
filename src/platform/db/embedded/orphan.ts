import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.ts';
import { nameOf, processesWorkingIn } from './processes.ts';

const patienceMs = 30_000;

/**
 * Stops the PostgreSQL that a killed Kith left running on this cluster, and clears what a dead one left in the way.
 * Call it while holding the instance lock: whatever still runs here then has no Kith of its own.
 *
 * The number in postmaster.pid is believed only where that process is a postgres working in this folder; it may by
 * now be anybody's, and signalling a stranger or waiting for one would both be wrong. Nothing here is ever killed
 * with SIGKILL: a backend that lives on while a new server starts could ruin the files.
 */
export async function stopOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const recorded = recordedPid(cluster);
  if (orphans(cluster, recorded).length > 0) {
    log('The database of an earlier Kith is still running; stopping it.');
    if (recorded !== null && orphans(cluster, recorded).includes(recorded)) signal(recorded, 'SIGINT');
    const gone = (await emptied(cluster, recorded, patienceMs)) || (await quitAll(cluster, recorded));
    if (!gone) {
      throw new CannotStart(
        `An earlier database (process ${orphans(cluster, recorded).join(', ')}) does not stop. Restart this computer, then start Kith again.`,
      );
    }
  }
  clearLeftovers(cluster);
}

/** The postmaster's number as the cluster's pid file gives it, or null. */
export function recordedPid(cluster: string): number | null {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function orphans(cluster: string, recorded: number | null): number[] {
  const working = processesWorkingIn(cluster);
  if (working !== null) return working;
  return recorded !== null && nameOf(recorded) === 'postgres' ? [recorded] : [];
}

/** An immediate stop, as after a power cut: what was acknowledged is in the log and comes back at the next start. */
async function quitAll(cluster: string, recorded: number | null): Promise<boolean> {
  for (const pid of orphans(cluster, recorded)) signal(pid, 'SIGQUIT');
  return emptied(cluster, recorded, patienceMs);
}

async function emptied(cluster: string, recorded: number | null, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (orphans(cluster, recorded).length > 0) {
    if (performance.now() > until) return false;
    await sleep(25);
  }
  return true;
}

/**
 * Once no postgres works here, postmaster.pid can only mislead: its number may be a stranger's or a zombie's, and
 * PostgreSQL would refuse to start for either. (Its check of shared memory does not depend on the file.)
 */
function clearLeftovers(cluster: string): void {
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It went in the meantime.
  }
}
