import { capital } from '#kernel/fill-words.ts';
import { factAt } from '../conditions/names.ts';
import { suggestion } from '../did-you-mean.ts';
import type { FactType } from '../facts.ts';
import { EVENTS } from '../facts.ts';
import type { QuestionSet, Setting } from '../pack-schema.ts';
import { checkSettingValue, listed } from '../settings.ts';
import { checkSigns } from './check-signs.ts';
import type { Located, PackProblem } from './problem.ts';
import { problemAt } from './problem.ts';
import type { LocatedPack } from './read-files.ts';

/** Checks names that must be given once, questions, settings, dates and the pack's own place. */
export function checkRest(
  pack: LocatedPack,
  folder: { readonly id: string; readonly version: string } | undefined,
): readonly PackProblem[] {
  const { meta } = pack;
  const problems: PackProblem[] = [
    ...once('clause', pack.clauses),
    ...once('rule', pack.rules),
    ...once('question set', pack.questions),
    ...once('setting', pack.settings),
    ...once('document', pack.documents),
    ...once('directory entry', pack.directory),
    ...once('indicator', pack.indicators),
    ...once('guidance page', pack.guidance),
    ...pack.documents.flatMap((document) =>
      once(
        'item',
        document.value.items.map((value, i) => ({ ...document, value, line: below(document, 'items', i) })),
      ),
    ),
    ...pack.questions.flatMap(checkQuestions),
    ...pack.settings.flatMap(checkSetting),
    ...checkSigns(pack),
  ];
  const mend = 'A pack lies in <id>/<version>/: rename the folder, or write its name here.';
  if (folder && meta.value.id !== folder.id) {
    const reason = `the folder is called ${folder.id}, not ${meta.value.id}`;
    problems.push(problemAt(meta, ['id'], reason, mend));
  }
  if (folder && meta.value.version !== folder.version) {
    const reason = `the folder is called ${folder.version}, not ${meta.value.version}`;
    problems.push(problemAt(meta, ['version'], reason, mend));
  }
  const { from, to } = meta.value['in-force'];
  if (to !== undefined && to < from) {
    const reason = `the pack ends (${to}) before it begins (${from})`;
    problems.push(problemAt(meta, ['in-force', 'to'], reason, 'Write its last day, or leave it out.'));
  }
  const numbers = Object.keys(meta.value.sections);
  for (const clause of pack.clauses) {
    if (numbers.some((number) => inSection(clause.value.id, number))) continue;
    const mend = `pack.yaml names ${numbers.join(', ')}.`;
    problems.push(problemAt(clause, ['id'], `clause ${clause.value.id} lies in no section`, mend));
  }
  return problems;
}

/** "SIT-3.1.12" lies in section 3.1, and in 3. */
export function inSection(clauseId: string, section: string): boolean {
  const number = clauseId.slice(clauseId.indexOf('-') + 1);
  return number === section || number.startsWith(`${section}.`);
}

const below =
  (whole: Located<unknown>, ...path: readonly (string | number)[]): Located<unknown>['line'] =>
  (...rest) =>
    whole.line(...path, ...rest);

function once(what: string, pieces: readonly Located<{ readonly id: string }>[]): PackProblem[] {
  const first = new Map<string, Located<unknown>>();
  return pieces.flatMap((piece) => {
    const { id } = piece.value;
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, piece);
      return [];
    }
    const reason = `the ${what} ${id} is there already, in ${earlier.file} line ${earlier.line('id')}`;
    return [problemAt(piece, ['id'], reason, `Give one ${what} another id, or take one out.`)];
  });
}

function checkSetting(setting: Located<Setting>): PackProblem[] {
  const { value } = setting;
  const problems: PackProblem[] = [];
  if (value.type === 'choice' && !value.choices?.length) {
    const mend = 'Write choices: a list of value and text.';
    problems.push(problemAt(setting, ['type'], `setting ${value.id}: a choice needs its choices`, mend));
  }
  const bad = checkSettingValue(value, value.default);
  if (bad !== undefined) {
    const reason = `setting ${value.id}: its default, ${JSON.stringify(value.default)}, does not do`;
    problems.push(problemAt(setting, ['default'], reason, `${capital(bad)}.`));
  }
  return problems;
}

function checkQuestions(set: Located<QuestionSet>): PackProblem[] {
  const { questions } = set.value;
  const located = questions.map((value, i) => ({ ...set, value, line: below(set, 'questions', i) }));
  const problems = once('question', located);
  for (const question of located) {
    const { id, type, options, fact, 'show-when': show } = question.value;
    const chooses = type === 'choice' || type === 'choices';
    if (chooses && !options?.length)
      problems.push(problemAt(question, ['type'], `question ${id}: options are missing`, OPTIONS));
    if (show) {
      const asked = questions.find((other) => other.id === show.question);
      if (!asked) {
        const mend = suggestion(
          show.question,
          questions.map((other) => other.id),
        );
        const reason = `question ${id} waits for ${show.question}, which is not asked here`;
        problems.push(problemAt(question, ['show-when', 'question'], reason, mend));
      } else {
        problems.push(...checkAnswers(question, show.is, asked));
      }
    }
    if (fact !== undefined) problems.push(...checkFact(question, fact));
  }
  return problems;
}

type Question = QuestionSet['questions'][number];

const OPTIONS = 'Write options: a list of value and text.';

function checkAnswers(
  question: Located<Question>,
  answers: readonly string[],
  asked: Question,
): PackProblem[] {
  const possible = answersOf(asked);
  if (!possible) return [];
  return answers.flatMap((answer, i) => {
    if (possible.includes(answer)) return [];
    const reason = `question ${question.value.id}: ${asked.id} is never answered ${answer}`;
    return [problemAt(question, ['show-when', 'is', i], reason, `Its answers are ${possible.join(', ')}.`)];
  });
}

function answersOf({ type, options }: Question): readonly string[] | undefined {
  if (type === 'yes-no') return ['yes', 'no'];
  if (type === 'yes-no-not-known') return ['yes', 'no', 'not-known'];
  return type === 'choice' || type === 'choices' ? (options ?? []).map((option) => option.value) : undefined;
}

/** The published fact that an answer fills, with the type that the question can give. */
function checkFact(question: Located<Question>, fact: string): PackProblem[] {
  const [noun = '', ...path] = fact.split('.');
  const events = Object.values(EVENTS) as { noun: string; facts: Readonly<Record<string, FactType>> }[];
  const types = events
    .filter((event) => event.noun === noun)
    .flatMap((event) => factAt(event.facts, path) ?? []);
  const { id, type, options } = question.value;
  if (types.length === 0) {
    const nouns = [...new Set(events.map((event) => event.noun))];
    const known = events
      .filter((event) => event.noun === noun)
      .flatMap((event) => factNames(noun, event.facts));
    const mend = suggestion(fact, known.length > 0 ? known : nouns);
    return [problemAt(question, ['fact'], `question ${id} fills ${fact}, which is no published fact`, mend)];
  }
  const fits = types.some((published) => {
    if (published.is === 'boolean') return type === 'yes-no' || type === 'yes-no-not-known';
    if (published.is === 'one-of' || published.is === 'list') {
      const kind = published.is === 'list' ? type === 'choices' : type === 'choice';
      const values = published.values;
      return kind && (!values || (options ?? []).every((option) => values.includes(option.value)));
    }
    if (published.is === 'date') return type === 'date';
    if (published.is === 'instant') return type === 'date-time';
    if (published.is === 'number') return type === 'number';
    return published.is === 'text' ? type === 'text' || type === 'choice' : type === 'text';
  });
  if (fits) return [];
  const reason = `question ${id}: its answers (${type}) do not fit the fact ${fact}`;
  return [problemAt(question, ['fact'], reason, `Ask for it with ${fittingTypes(types)}.`)];
}

/** The types of question that can fill a fact: "yes-no or yes-no-not-known". */
function fittingTypes(types: readonly FactType[]): string {
  const fitting = types.flatMap((published): readonly string[] => {
    if (published.is === 'boolean') return ['yes-no', 'yes-no-not-known'];
    if (published.is === 'one-of') return [`choice of ${published.values.join(', ')}`];
    if (published.is === 'list')
      return [`choices${published.values ? ` of ${published.values.join(', ')}` : ''}`];
    if (published.is === 'text') return ['text', 'choice'];
    if (published.is === 'instant') return ['date-time'];
    return published.is === 'date' || published.is === 'number' ? [published.is] : ['text'];
  });
  return listed([...new Set(fitting)]);
}

function factNames(before: string, facts: Readonly<Record<string, FactType>>): string[] {
  return Object.entries(facts).flatMap(([name, type]) =>
    type.is === 'group' ? factNames(`${before}.${name}`, type.facts) : [`${before}.${name}`],
  );
}
