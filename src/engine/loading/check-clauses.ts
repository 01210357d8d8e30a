import { suggestion } from '../did-you-mean.ts';
import type { Clause } from '../pack-schema.ts';
import type { Located, PackProblem } from './problem.ts';
import { problemAt } from './problem.ts';
import type { LocatedPack } from './read-files.ts';
import type { Screen } from './screens.ts';

type Path = readonly (string | number)[];
type Citation = {
  readonly where: Located<unknown>;
  readonly path: Path;
  readonly clauses: readonly string[];
};

/** Checks that each clause id is one of the pack's own, once, and that every place named for it exists. */
export function checkClauses(pack: LocatedPack, screens: readonly Screen[]): readonly PackProblem[] {
  const prefix = `${pack.meta.value['clause-prefix']}-`;
  const known = pack.clauses.map(({ value }) => value.id);
  const own = new Set(known);
  const problems: PackProblem[] = [];
  for (const clause of pack.clauses) {
    const { id } = clause.value;
    if (id.startsWith(prefix)) continue;
    const mend = `Write it as ${prefix}…, or change clause-prefix in pack.yaml.`;
    problems.push(problemAt(clause, ['id'], `clause ${id} does not begin with ${prefix}`, mend));
  }
  for (const { where, path, clauses } of citations(pack)) {
    for (const [index, id] of clauses.entries()) {
      if (own.has(id)) continue;
      const reason = `there is no clause ${id} in clauses.yaml`;
      problems.push(problemAt(where, [...path, index], reason, suggestion(id, nearby(id, known))));
    }
  }
  const places = placesOf(pack, screens);
  for (const clause of pack.clauses) problems.push(...checkMet(clause, places));
  for (const file of pack.differences) {
    for (const [row, { id, how }] of file.value.differences.entries()) {
      for (const [index, place] of how.entries()) {
        // How packs merge is the engine's; scenarios and clauses of other packs are checked across packs.
        if (place.startsWith('merge:') || place.startsWith('scenario:') || places.has(place)) continue;
        const reason = `difference ${id} is said to come out by ${place}, which does not exist`;
        const kind = place.slice(0, place.indexOf(':') + 1);
        const same = [...places].filter((other) => other.startsWith(kind));
        const mend = suggestion(place, same);
        problems.push(problemAt(file, ['differences', row, 'how', index], reason, mend));
      }
    }
  }
  return problems;
}

/** Names to suggest, those of the same section first, so that a refusal does not list two hundred. */
export function nearby(id: string, known: readonly string[]): readonly string[] {
  const section = id.replace(/[^.]*$/, '');
  const same = known.filter((other) => other.startsWith(section));
  return same.length > 0 && same.length <= 60 ? same : known.slice(0, 5);
}

/** Every place of the pack that cites clauses. */
export function citations(pack: LocatedPack): readonly Citation[] {
  const cite = (where: Located<unknown>, clauses: readonly string[], ...path: Path) => ({
    where,
    path,
    clauses,
  });
  return [
    ...pack.rules.flatMap((rule) => [
      cite(rule, rule.value.clauses, 'clauses'),
      ...(rule.value.gate?.needs ?? []).map((need, i) =>
        cite(rule, need.clauses, 'gate', 'needs', i, 'clauses'),
      ),
    ]),
    ...pack.questions.flatMap((set) =>
      set.value.questions.map((question, i) => cite(set, question.clauses, 'questions', i, 'clauses')),
    ),
    ...pack.settings.map((setting) => cite(setting, setting.value.clauses, 'clauses')),
    ...pack.documents.flatMap((document) =>
      document.value.items.map((item, i) => cite(document, item.clauses, 'items', i, 'clauses')),
    ),
    ...pack.directory.map((entry) => cite(entry, entry.value.clauses, 'clauses')),
    ...pack.indicators.map((indicator) => cite(indicator, indicator.value.clauses, 'clauses')),
    ...(pack.signNotes?.value.combine ?? []).map((row, i) =>
      cite(pack.signNotes as Located<unknown>, row.clauses, 'combine', i, 'clauses'),
    ),
    ...pack.meta.value.taxonomies.flatMap((taxonomy, i) =>
      taxonomy.terms.map((term, j) => cite(pack.meta, term.clauses, 'taxonomies', i, 'terms', j, 'clauses')),
    ),
    ...pack.guidance.map((page) => cite(page, page.value.clauses, 'clauses')),
    ...Object.keys(pack.roles?.value.clauses ?? {}).map((id) => ({
      where: pack.roles as Located<unknown>,
      path: ['clauses', id],
      clauses: [id],
    })),
    ...pack.differences.flatMap((file) =>
      file.value.differences.map((row, i) => cite(file, row.ours, 'differences', i, 'ours')),
    ),
  ];
}

/** Everything that `met` may name: "document:placement-plan#risks". */
function placesOf(pack: LocatedPack, screens: readonly Screen[]): ReadonlySet<string> {
  return new Set([
    ...screens.map((screen) => `screen:${screen.id}`),
    ...pack.documents.flatMap(({ value }) => [
      `document:${value.id}`,
      ...value.items.map((item) => `document:${value.id}#${item.id}`),
    ]),
    ...pack.guidance.map(({ value }) => `guidance:${value.id}`),
    ...pack.rules.map(({ value }) => `rule:${value.id}`),
    ...pack.questions.flatMap(({ value }) => [
      `questions:${value.id}`,
      ...value.questions.map((question) => `questions:${value.id}#${question.id}`),
    ]),
    ...pack.settings.map(({ value }) => `setting:${value.id}`),
    ...pack.directory.map(({ value }) => `directory:${value.id}`),
    ...pack.indicators.map(({ value }) => `indicator:${value.id}`),
    ...pack.meta.value.taxonomies.flatMap(({ id, terms }) => [
      `taxonomy:${id}`,
      ...terms.map((term) => `taxonomy:${id}#${term.id}`),
    ]),
  ]);
}

function checkMet(clause: Located<Clause>, places: ReadonlySet<string>): PackProblem[] {
  const { id, met, cannot } = clause.value;
  const problems = met.flatMap((place, index) => {
    // A screen of the product may be named down to a part of it; the register of screens goes no deeper.
    const whole = place.startsWith('screen:') ? place.replace(/#.*$/, '') : place;
    if (places.has(whole)) return [];
    const kind = place.slice(0, place.indexOf(':') + 1);
    const same = [...places].filter((other) => other.startsWith(kind));
    const reason = `clause ${id} is said to be met by ${place}, which does not exist`;
    return [problemAt(clause, ['met', index], reason, suggestion(whole, same))];
  });
  if (cannot !== undefined && met.length > 0) {
    const reason = `clause ${id} is both met and said to be beyond software`;
    problems.push(problemAt(clause, ['cannot'], reason, 'Take out met, or cannot.'));
  }
  return problems;
}
