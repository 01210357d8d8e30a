import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where the worked scenarios lie, seen from a folder of packs. */
const scenariosBeside = (packsRoot: string): string => join(packsRoot, '..', 'scenarios');

/** Names of the worked scenarios, without `.json`. */
export function scenarioNames(packsRoot: string): ReadonlySet<string> {
  const folder = scenariosBeside(packsRoot);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return new Set();
  return new Set(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length)),
  );
}

/** The clauses that the expectations of worked scenarios name: what is proved, not only claimed. */
export function clausesProved(packsRoot: string): ReadonlySet<string> {
  const proved = new Set<string>();
  for (const name of scenarioNames(packsRoot)) {
    const scenario = JSON.parse(readFileSync(join(scenariosBeside(packsRoot), `${name}.json`), 'utf8')) as {
      expect?: Record<string, unknown>;
    };
    for (const kind of ['duties', 'gates', 'prompts', 'asks']) {
      for (const expected of (scenario.expect?.[kind] ?? []) as { clauses?: readonly string[] }[]) {
        for (const clause of expected.clauses ?? []) proved.add(clause);
      }
    }
  }
  return proved;
}
