import { readFileSync } from 'node:fs';
import { decide } from '#engine/decide.ts';
import type { Pack } from '#engine/pack.ts';
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
  if (file === undefined || files.length > 1) return bad('explain needs one file with a scenario, or - for standard input');
  const text = readText(file);
  if (text === undefined) return bad(`${file}: there is no such file to read`);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message.replaceAll(/\s+/g, ' ') : String(error);
    return bad(`scenario: this is not JSON: ${reason}`);
  }
  const root = packsFolder();
  const folders = packFolders(root);
  const read = readScenario(value, [...new Set(folders.map(({ id }) => id))]);
  if (!read.ok) return bad(`${read.error.field}: ${read.error.message}`);
  const scenario = read.value;
  const packs: Pack[] = [];
  for (const folder of folders.filter(({ id }) => scenario.packs.includes(id))) {
    const pack = await readPack(root, folder);
    if (!pack.ok) {
      const [first = ''] = refusalInWords(root, [pack.error]).split('\n');
      return bad(`packs[${scenario.packs.indexOf(folder.id)}]: the pack is refused: ${first}`);
    }
    packs.push(pack.value);
  }
  const problem = settingProblem(scenario.settings, packs);
  if (problem) return bad(`${problem.field}: ${problem.message}`);
  const answer = decide({ ...scenario, packs });
  return good(words.includes('--text') ? answerText(answer) : `${JSON.stringify(answerJson(answer), null, 2)}\n`);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    return undefined;
  }
}
