import { readFileSync } from 'node:fs';
import { text as textOfStream } from 'node:stream/consumers';
import type { Pack } from '#engine/pack.ts';
import { answerJson } from '#engine/scenario/answer-json.ts';
import type { Shelf } from '#engine/scenario/answer-scenario.ts';
import { answerScenario } from '#engine/scenario/answer-scenario.ts';
import { ok, refuse } from '#kernel/result.ts';
import { answerText } from './answer-text.ts';
import type { Outcome } from './outcome.ts';
import { bad, good } from './outcome.ts';
import { packFolders, packsFolder, readPack, refusalInWords } from './read-packs.ts';

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
  if (!answer.ok) return bad(`${answer.error.field}: ${answer.error.message}`);
  if (words.includes('--text')) return good(answerText(answer.value.answer));
  return good(`${JSON.stringify(answerJson(answer.value.answer), null, 2)}\n`);
}

/** The text of a file, or of standard input; undefined where there is none to read. */
async function readText(file: string): Promise<string | undefined> {
  try {
    return file === '-' ? await textOfStream(process.stdin) : readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

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
