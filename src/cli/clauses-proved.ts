import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioNames, scenariosBeside } from './read-scenarios.ts';

/** What proves clauses: each clause id with the scenarios and tests that name it. */
export type Proofs = ReadonlyMap<string, readonly string[]>;

/**
 * The clauses that something proves, and not only claims: the expectations of a worked scenario name it, or the title
 * of a test does. Where Kith was installed without its tests, scenarios alone count.
 */
export function clausesProved(packsRoot: string): Proofs {
  const proofs = new Map<string, string[]>();
  const prove = (id: string, by: string) => {
    const known = proofs.get(id);
    if (!known) proofs.set(id, [by]);
    else if (!known.includes(by)) known.push(by);
  };
  for (const [name, ids] of clausesByScenario(packsRoot)) {
    for (const id of ids) prove(id, `scenarios/${name}.json`);
  }
  const root = join(packsRoot, '..');
  for (const file of ['src', 'test'].flatMap((folder) => testFiles(root, folder))) {
    for (const id of clausesInTitles(readFileSync(join(root, file), 'utf8'))) prove(id, file);
  }
  return proofs;
}

/** Each worked scenario beside some packs, by its name, with the clauses that its expectations name. */
export function clausesByScenario(packsRoot: string): ReadonlyMap<string, readonly string[]> {
  const folder = scenariosBeside(packsRoot);
  return new Map(
    [...scenarioNames(packsRoot)].map((name) => [
      name,
      clausesExpected(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))),
    ]),
  );
}

/** The clauses that the expectations of a scenario name. */
function clausesExpected(scenario: { readonly expect?: Readonly<Record<string, unknown>> }): string[] {
  return ['duties', 'gates', 'prompts', 'asks'].flatMap((kind) => {
    const expected = (scenario.expect?.[kind] ?? []) as readonly { clauses?: readonly string[] }[];
    return expected.flatMap(({ clauses }) => clauses ?? []);
  });
}

const TITLE =
  /\b(?:describe|test|it)(?:\.\w+)?\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`]*)`)/g;
const CLAUSE = /\b[A-Z]{2,4}-\d[0-9A-Za-z.]*[0-9A-Za-z]|\b[A-Z]{2,4}-\d/g;

/** The clauses that titles of tests name: test('the manager is told (SIT-4.16)', …). */
export function clausesInTitles(source: string): string[] {
  return [...source.matchAll(TITLE)].flatMap(([, a, b, c]) => (a ?? b ?? c ?? '').match(CLAUSE) ?? []);
}

function testFiles(root: string, folder: string): string[] {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return testFiles(root, path);
    return /\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
