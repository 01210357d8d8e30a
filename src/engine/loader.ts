import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import { checkClauses } from './loading/check-clauses.ts';
import { checkRest } from './loading/check-rest.ts';
import { checkRules } from './loading/check-rules.ts';
import type { PackProblem } from './loading/problem.ts';
import { inReadingOrder } from './loading/problem.ts';
import type { LocatedPack } from './loading/read-files.ts';
import { readFiles } from './loading/read-files.ts';
import type { Screen } from './loading/screens.ts';
import type { PackData } from './pack.ts';
import type { PackFiles, SignNotes } from './pack-schema.ts';

export type { PackProblem } from './loading/problem.ts';
export { problemInWords } from './loading/problem.ts';
export type { Screen } from './loading/screens.ts';
export { readScreens } from './loading/screens.ts';

/** What a pack is checked against beside the published facts. */
export type LoadContext = {
  /** The folder it lies in, whose names must be its id and version. */
  readonly folder?: { readonly id: string; readonly version: string };
  readonly screens: readonly Screen[];
  /** Packs that a condition may ask about with `'…' in adopted`; any id where this is left out. */
  readonly packIds?: readonly string[];
};

/**
 * Reads a pack from the texts of its files, by their path inside its folder, and checks all of it: shape, clause ids,
 * names used twice, conditions against the published facts, places said to meet a clause. Pure; gives back plain
 * data for `readyPack`, or every problem found, in reading order.
 */
export function loadPack(
  texts: Readonly<Record<string, string>>,
  context: LoadContext,
): Result<PackData, readonly PackProblem[]> {
  const { pack, problems: misread } = readFiles(texts);
  if (!pack) return refuse(inReadingOrder(misread));
  const rules = checkRules(pack, context.packIds);
  const problems = [
    ...misread,
    ...rules.problems,
    ...checkClauses(pack, context.screens),
    ...checkRest(pack, context.folder),
  ];
  if (problems.length > 0) return refuse(inReadingOrder(problems));
  return ok({ ...filesOf(pack), conditions: rules.conditions });
}

const NO_SIGN_NOTES: SignNotes = { tiers: [], combine: [] };

function filesOf(pack: LocatedPack): PackFiles {
  const values = <T>(pieces: readonly { readonly value: T }[]): readonly T[] =>
    pieces.map(({ value }) => value);
  return {
    meta: pack.meta.value,
    clauses: values(pack.clauses),
    rules: values(pack.rules),
    questions: values(pack.questions),
    settings: values(pack.settings),
    documents: values(pack.documents),
    directory: values(pack.directory),
    indicators: values(pack.indicators),
    signNotes: pack.signNotes?.value ?? NO_SIGN_NOTES,
    guidance: values(pack.guidance),
    roles: pack.roles?.value.clauses ?? {},
    differences: values(pack.differences),
  };
}
