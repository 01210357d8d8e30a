import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the worked scenarios lie, seen from a folder of packs: among the packs, else beside their folder. */
export function scenariosBeside(packsRoot: string): string {
  const among = join(packsRoot, 'scenarios');
  return isFolder(among) ? among : join(packsRoot, '..', 'scenarios');
}

/** Whether a folder is there. */
export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Names of the worked scenarios, without `.json`. */
export function scenarioNames(packsRoot: string): ReadonlySet<string> {
  const folder = scenariosBeside(packsRoot);
  if (!isFolder(folder)) return new Set();
  return new Set(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length)),
  );
}
