import { readFileSync } from 'node:fs';
import { text as textOfStream } from 'node:stream/consumers';
import { decide } from '#engine/decide.ts';
import type { Pack } from '#engine/pack.ts';
import type { Answer } from '#engine/types.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { answerJson } from './answer-json.ts';
import { answerText } from './answer-text.ts';
import type { Outcome } from './outcome.ts';
import { bad, good } from './outcome.ts';
import { packFolders, packsFolder, readPack, refusalInWords } from './read-packs.ts';
import { readScenario, settingProblem } from './read-scenario.ts';

/** kith explain <scenario.json | -> [--text]: what the engine answers, as JSON or in words. */
export async function explain(words: readonly string[]): Promise<Outcome> {
  const files = words.filter((word) => word !== '--text');
  const [file] = files;
  const strange = files.find((word) => word.startsWith('--'));
  if (strange !== undefined) return bad(`explain has no option ${strange}; there is --text`);
  if (file === undefined || files.length > 1) {
    return bad('explain needs one file with a scenario, or - for standard input');
  }
  const text = await readText(file);
  if (text === undefined) return bad(`${file}: there is no such file to read`);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return bad(`scenario: this is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const answer = await answerScenario(value, shelfOnDisk());
  if (!answer.ok) return bad(answer.error);
  if (words.includes('--text')) return good(answerText(answer.value));
  return good(`${JSON.stringify(answerJson(answer.value), null, 2)}\n`);
}

/** The text of a file, or of standard input; undefined where there is none to read. */
async function readText(file: string): Promise<string | undefined> {
  try {
    return file === '-' ? await textOfStream(process.stdin) : readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Where scenarios find their packs. */
export type Shelf = {
  readonly ids: readonly string[];
  /** Every version of a pack, or the first line of why it is refused. */
  readonly versionsOf: (id: string) => Promise<Result<readonly Pack[], string>>;
};

/** The packs that lie beside Kith; each is read when it is asked for. */
export function shelfOnDisk(): Shelf {
  const root = packsFolder();
  const folders = packFolders(root);
  return {
    ids: [...new Set(folders.map(({ id }) => id))],
    versionsOf: async (id) => {
      const packs: Pack[] = [];
      for (const folder of folders.filter((each) => each.id === id)) {
        const pack = await readPack(root, folder);
        if (!pack.ok) return refuse(refusalInWords(root, [pack.error]).split('\n')[0] ?? '');
        packs.push(pack.value);
      }
      return ok(packs);
    },
  };
}

/** Reads a scenario and answers it; refused with one line that begins with the field. */
export async function answerScenario(value: unknown, shelf: Shelf): Promise<Result<Answer, string>> {
  const read = readScenario(value, shelf.ids);
  if (!read.ok) return refuse(`${read.error.field}: ${read.error.message}`);
  const packs: Pack[] = [];
  for (const [index, id] of read.value.packs.entries()) {
    const versions = await shelf.versionsOf(id);
    if (!versions.ok) return refuse(`packs[${index}]: the pack is refused: ${versions.error}`);
    packs.push(...versions.value);
  }
  const problem = settingProblem(read.value.settings, packs);
  if (problem) return refuse(`${problem.field}: ${problem.message}`);
  return ok(decide({ ...read.value, packs }));
}
