import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Pack } from '#engine/pack.ts';
import { answerJson } from '#engine/scenario/answer-json.ts';
import type { Shelf } from '#engine/scenario/answer-scenario.ts';
import { answerScenario } from '#engine/scenario/answer-scenario.ts';
import type { Expectation } from '#engine/scenario/expectations.ts';
import { compareExpectations } from '#engine/scenario/expectations.ts';
import { ok } from '#kernel/result.ts';
import { shelfOnDisk } from './explain.ts';
import type { Outcome } from './outcome.ts';
import { bad, found, good } from './outcome.ts';
import { onePackAt, readPack, refusalInWords } from './read-packs.ts';
import { isFolder, scenariosBeside } from './read-scenarios.ts';

type Tried = {
  readonly name: string;
  readonly refused?: string;
  readonly expectations: readonly Expectation[];
};

/**
 * kith pack try <pack folder> [scenarios…]: runs scenarios against the pack as it lies on disk, wherever that is, beside
 * the packs that come with Kith. Exit 1 where anything is not as expected.
 */
export async function tryPack(words: readonly string[]): Promise<Outcome> {
  const [folder, ...places] = words;
  if (folder === undefined) return bad('pack try: name the folder of one version of a pack');
  const strange = words.find((word) => word.startsWith('--'));
  if (strange !== undefined) return bad(`pack try has no option ${strange}`);
  const at = onePackAt(resolve(folder));
  if (!at) return bad(`${folder}: there is no pack.yaml in this folder`);
  const read = await readPack(at.root, at.folder);
  if (!read.ok) return found('', refusalInWords(at.root, [read.error]));
  const pack = read.value;
  const beside = scenariosBeside(at.root);
  if (places.length === 0 && !isFolder(beside)) {
    return bad(`pack try: there is no folder ${beside}; name the scenarios, or their folder`);
  }
  const files: ScenarioFile[] = [];
  for (const place of places.length > 0 ? places : [beside]) {
    const listed = scenarioFiles(resolve(place));
    if (!listed) return bad(`${place}: there is no such file or folder`);
    files.push(...listed);
  }
  const all = files.map(({ file, named }) => ({ file, named, text: readJson(file) }));
  const chosen = all.filter(({ named, text }) => named || !text.ok || adopts(text.value, pack.id));
  if (chosen.length === 0) return bad(`pack try: no scenario there adopts ${pack.id}`);
  const shelf = shelfWith(shelfOnDisk(), pack);
  const tried = await Promise.all(chosen.map(({ file, text }) => tryOne(file, text, pack, shelf)));
  const out = [...tried.flatMap(inWords), ...closing(pack, tried, all.length - chosen.length)];
  const failed = tried.some((each) => !holds(each));
  const text = `${out.join('\n')}\n`;
  return failed ? { code: 1, out: text, error: '' } : good(text);
}

/** `named`: the file itself was asked for, rather than a folder that holds it. */
type ScenarioFile = { readonly file: string; readonly named: boolean };

/** The scenarios at a path: a file, or every one of a folder; undefined where nothing is there. */
export function scenarioFiles(path: string): readonly ScenarioFile[] | undefined {
  if (isFolder(path)) {
    return readdirSync(path)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => ({ file: join(path, name), named: false }));
  }
  return statSync(path, { throwIfNoEntry: false }) ? [{ file: path, named: true }] : undefined;
}

type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

/** Reads a file that should hold JSON. */
export function readJson(file: string): Json {
  try {
    return { ok: true, value: JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { ok: false, why: `this is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const partOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;

/** Whether a scenario has this pack among its own. */
export function adopts(scenario: unknown, id: string): boolean {
  const packs = partOf(scenario, 'packs');
  return Array.isArray(packs) && packs.includes(id);
}

/** The packs that come with Kith and this one, which stands before another of its version, or before all of them. */
export function shelfWith(shelf: Shelf, pack: Pack, how: 'beside' | 'alone' = 'beside'): Shelf {
  return {
    ids: [...new Set([...shelf.ids, pack.id])],
    versionsOf: async (id) => {
      if (id !== pack.id) return shelf.versionsOf(id);
      const others = how === 'beside' && shelf.ids.includes(id) ? await shelf.versionsOf(id) : ok([]);
      const older = others.ok ? others.value.filter(({ version }) => version !== pack.version) : [];
      return ok([...older, pack]);
    },
  };
}

async function tryOne(file: string, text: Json, pack: Pack, shelf: Shelf): Promise<Tried> {
  const name = basename(file, '.json');
  const refused = (why: string): Tried => ({ name, refused: why, expectations: [] });
  if (!text.ok) return refused(text.why);
  const answered = await answerScenario(text.value, shelf);
  if (!answered.ok) return refused(`${answered.error.field}: ${answered.error.message}`);
  if (!adopts(text.value, pack.id))
    return refused(`packs: ${pack.id} is not among them, so this says nothing of it`);
  const expect = partOf(text.value, 'expect') ?? {};
  const answer = JSON.parse(JSON.stringify(answerJson(answered.value.answer)));
  const expectations = compareExpectations(expect as Readonly<Record<string, unknown>>, answer);
  if (expectations.length === 0) return refused('expect: nothing is expected; kith explain shows the answer');
  return { name, expectations };
}

const holds = ({ refused, expectations }: Tried): boolean =>
  refused === undefined && expectations.every(({ differs }) => differs.length === 0);

function inWords({ name, refused, expectations }: Tried): readonly string[] {
  if (refused !== undefined) return [name, `  FAIL  ${refused}`];
  return [
    name,
    ...expectations.flatMap(({ says, differs }) =>
      differs.length === 0
        ? [`  pass  ${says}`]
        : [`  FAIL  ${says}`, ...differs.map((line) => `          ${line}`)],
    ),
  ];
}

function closing(pack: Pack, tried: readonly Tried[], leftOut: number): readonly string[] {
  const all = tried.flatMap(({ expectations }) => expectations);
  const good = all.filter(({ differs }) => differs.length === 0);
  const passed = tried.filter(holds).length;
  const named = new Set(good.flatMap(({ clauses }) => clauses));
  const unproved = pack.data.clauses.filter(({ id, weight }) => weight === 'core' && !named.has(id));
  return [
    '',
    `${pack.id} ${pack.version}: ${passed} of ${count(tried.length, 'scenario')} passed, ${good.length} of ${count(all.length, 'expectation')}`,
    ...(leftOut > 0 ? [`${count(leftOut, 'scenario')} left out: this pack is not among their packs`] : []),
    ...(unproved.length > 0 ? [`core clauses that none of them shows: ${few(unproved)}`] : []),
  ];
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;

function few(clauses: readonly { readonly id: string }[]): string {
  const ids = clauses.map(({ id }) => id);
  return ids.length <= 20 ? ids.join(', ') : `${ids.slice(0, 20).join(', ')} and ${ids.length - 20} more`;
}
