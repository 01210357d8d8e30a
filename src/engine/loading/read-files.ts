import type { z } from 'zod';
import type {
  Clause,
  ClauseRoles,
  DifferenceRow,
  DirectoryEntry,
  DocumentItems,
  GuidancePage,
  Indicator,
  PackMeta,
  QuestionSet,
  Rule,
  Setting,
  SignNotes,
} from '../pack-schema.ts';
import {
  clausesFileSchema,
  differencesFileSchema,
  directoryFileSchema,
  documentsFileSchema,
  guidanceSchema,
  indicatorsFileSchema,
  packFileSchema,
  questionSetSchema,
  rolesFileSchema,
  rulesFileSchema,
  settingsFileSchema,
} from '../pack-schema.ts';
import type { Located, PackProblem } from './problem.ts';
import { partOf, readYaml } from './read-yaml.ts';
import { shape } from './shape.ts';

type Differences = { readonly with: string; readonly differences: readonly DifferenceRow[] };

/** Everything a pack says, each piece with its file and lines. */
export type LocatedPack = {
  readonly meta: Located<PackMeta>;
  readonly clauses: readonly Located<Clause>[];
  readonly rules: readonly Located<Rule>[];
  readonly questions: readonly Located<QuestionSet>[];
  readonly settings: readonly Located<Setting>[];
  readonly documents: readonly Located<DocumentItems>[];
  readonly directory: readonly Located<DirectoryEntry>[];
  readonly indicators: readonly Located<Indicator>[];
  readonly signNotes: Located<SignNotes> | undefined;
  readonly guidance: readonly Located<GuidancePage>[];
  readonly roles: Located<{ readonly clauses: ClauseRoles }> | undefined;
  readonly differences: readonly Located<Differences>[];
};

/** The files of a pack by kind: `rules.yaml`, or any number of `rules/*.yaml`. */
const KINDS = {
  meta: /^pack\.yaml$/,
  clauses: /^clauses(\/[a-z0-9-]+)?\.yaml$/,
  rules: /^rules(\/[a-z0-9-]+)?\.yaml$/,
  questions: /^questions\/[a-z0-9-]+\.yaml$/,
  settings: /^settings\.yaml$/,
  documents: /^documents(\/[a-z0-9-]+)?\.yaml$/,
  directory: /^directory\.yaml$/,
  indicators: /^indicators\.yaml$/,
  differences: /^differences(\/[a-z0-9-]+)?\.yaml$/,
  roles: /^roles\.yaml$/,
  guidance: /^guidance\/[a-z0-9-]+\.md$/,
} as const;
type Kind = keyof typeof KINDS;

/** Reads and shapes the files of one pack; `texts` by their path inside the pack's folder. */
export function readFiles(texts: Readonly<Record<string, string>>): {
  readonly pack?: LocatedPack;
  readonly problems: readonly PackProblem[];
} {
  const problems: PackProblem[] = [];
  const paths = Object.keys(texts).sort();
  const filesOf = (kind: Kind) => paths.filter((path) => KINDS[kind].test(path));

  const files = <T>(kind: Kind, schema: z.ZodType<T>): Located<T>[] =>
    filesOf(kind).flatMap((file) => {
      const { read, problems: misread } = readYaml(file, texts[file] ?? '');
      problems.push(...misread);
      if (!read) return [];
      const { shaped, problems: misshapen } = shape(read, schema);
      problems.push(...misshapen);
      return shaped ? [shaped] : [];
    });

  for (const file of paths) {
    if (/(^|\/)README\.md$/.test(file) || Object.values(KINDS).some((kind) => kind.test(file))) continue;
    const mend = `A pack has ${Object.keys(KINDS).slice(1).join(', ')} and pack.yaml.`;
    problems.push({ file, line: 1, reason: 'no file of a pack has this name', mend });
  }
  const [meta] = files('meta', packFileSchema);
  if (!meta && filesOf('meta').length === 0) {
    const mend =
      'Write pack.yaml with id, title, publisher, version, clause-prefix, in-force, kind and sections.';
    problems.push({ file: 'pack.yaml', line: 1, reason: 'the pack has no pack.yaml', mend });
  }
  const signs = files('indicators', indicatorsFileSchema);
  const pack = {
    clauses: files('clauses', clausesFileSchema).flatMap((file) => each(file, 'clauses')),
    rules: files('rules', rulesFileSchema).flatMap((file) => each(file, 'rules')),
    questions: files('questions', questionSetSchema),
    settings: files('settings', settingsFileSchema).flatMap((file) => each(file, 'settings')),
    documents: files('documents', documentsFileSchema).flatMap((file) => each(file, 'documents')),
    directory: files('directory', directoryFileSchema).flatMap((file) => each(file, 'entries')),
    indicators: signs.flatMap((file) =>
      file.value.indicators.map((sign, index) => partOf(file, sign, 'indicators', index)),
    ),
    signNotes: signs.map(notesOf)[0],
    differences: files('differences', differencesFileSchema),
    roles: files('roles', rolesFileSchema)[0],
    guidance: filesOf('guidance').flatMap((file) => readGuidance(file, texts[file] ?? '', problems)),
  };
  return meta ? { pack: { meta, ...pack }, problems } : { problems };
}

/** What an indicators file says around its signs, without the signs. */
function notesOf(file: Located<SignNotes & { readonly indicators: unknown }>): Located<SignNotes> {
  const { indicators: _, ...value } = file.value;
  return { ...file, value };
}

/** The entries of a list in a file, each located. */
function each<K extends string, T>(
  file: Located<{ readonly [key in K]: readonly T[] }>,
  key: K,
): Located<T>[] {
  return file.value[key].map((value, index) => partOf(file, value, key, index));
}

/** A guidance page: YAML between two lines of dashes, then Markdown. */
function readGuidance(file: string, text: string, problems: PackProblem[]): Located<GuidancePage>[] {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(text);
  if (!match) {
    const mend = 'Put id, title, for and clauses between two lines of three dashes.';
    problems.push({ file, line: 1, reason: 'the page does not begin with its front matter', mend });
    return [];
  }
  const { read, problems: misread } = readYaml(file, match[1] ?? '', 2);
  problems.push(...misread);
  if (!read) return [];
  const { shaped, problems: misshapen } = shape(read, guidanceSchema);
  problems.push(...misshapen);
  return shaped ? [{ ...shaped, value: { ...shaped.value, body: text.slice(match[0].length) } }] : [];
}
