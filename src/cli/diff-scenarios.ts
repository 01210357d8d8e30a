import { resolve } from 'node:path';
import type { Pack } from '#engine/pack.ts';
import { readyPack } from '#engine/pack.ts';
import { answerJson } from '#engine/scenario/answer-json.ts';
import { answerScenario } from '#engine/scenario/answer-scenario.ts';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { shelfOnDisk } from './explain.ts';
import { adopts, readJson, scenarioFiles, shelfWith } from './try-pack.ts';

/** What one scenario would be answered otherwise: its name and what differs, nothing where nothing does. */
export type ScenarioDifference = { readonly scenario: string; readonly lines: readonly string[] };

/** Answers the scenarios of these files or folders with each of two versions; the places that are not there are refused. */
export async function diffScenarios(
  places: readonly string[],
  before: Pack,
  after: Pack,
): Promise<Result<readonly ScenarioDifference[], string>> {
  const files = places.map((place) => ({ place, listed: scenarioFiles(resolve(place)) }));
  const missing = files.find(({ listed }) => !listed);
  if (missing) return refuse(`${missing.place}: there is no such file or folder`);
  const all = files.flatMap(({ listed }) => listed ?? []);
  return ok(await Promise.all(all.map(({ file }) => compareAnswers(file, before, after))));
}

/** Answers a scenario with each version alone. */
async function compareAnswers(file: string, before: Pack, after: Pack): Promise<ScenarioDifference> {
  const scenario = file.replace(/^.*\//, '').replace(/\.json$/, '');
  const text = readJson(file);
  if (!text.ok || !adopts(text.value, before.id)) return { scenario, lines: [] };
  const results = await Promise.all(
    [before, after].map(async (pack) => {
      const answered = await answerScenario(text.value, shelfWith(shelfOnDisk(), atAllTimes(pack), 'alone'));
      return answered.ok
        ? linesOf(answered.value.answer)
        : new Map([['cannot be read', answered.error.message]]);
    }),
  );
  const [old, now] = results as [ReadonlyMap<string, string>, ReadonlyMap<string, string>];
  const lines = [
    ...[...old].filter(([key]) => !now.has(key)).map(([key, value]) => `- ${key}${value && `: ${value}`}`),
    ...[...now].filter(([key]) => !old.has(key)).map(([key, value]) => `+ ${key}${value && `: ${value}`}`),
    ...[...now]
      .filter(([key, value]) => old.has(key) && old.get(key) !== value)
      .map(([key, value]) => `~ ${key}: ${old.get(key)} → ${value}`),
  ];
  return { scenario, lines };
}

/** The version as if it had always been in force, so that it answers for the day of any scenario. */
function atAllTimes({ data }: Pack): Pack {
  return readyPack({ ...data, meta: { ...data.meta, 'in-force': { from: '1900-01-01' } } });
}

/** What an answer comes to, in lines that can be compared. */
function linesOf(answer: Parameters<typeof answerJson>[0]): ReadonlyMap<string, string> {
  const { duties, gates, prompts, asks } = answerJson(answer);
  return new Map([
    ...duties.map((duty): [string, string] => [
      `duty ${[duty.action, ...duty.to].join(' ')} (${duty.raisedBy})`,
      `${duty.state}, ${duty.due.at ?? duty.due.text}`,
    ]),
    ...gates.map((gate): [string, string] => [`gate ${gate.act}`, [gate.decision, ...gate.until].join('; ')]),
    ...prompts.map((prompt): [string, string] => [`prompt ${prompt.kind}: ${prompt.text}`, '']),
    ...asks.map((ask): [string, string] => [`ask ${ask.fact ?? ask.questions}`, '']),
  ]);
}
