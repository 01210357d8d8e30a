import type { z } from 'zod';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { HarmPage, LawPage, SynonymGroup, ToolPage } from './guidance-schema.ts';
import { harmPageSchema, lawPageSchema, synonymsFileSchema, toolPageSchema } from './guidance-schema.ts';
import type { Located, PackProblem } from './loading/problem.ts';
import { inReadingOrder, problemAt } from './loading/problem.ts';
import { partOf, readYaml } from './loading/read-yaml.ts';
import { shape } from './loading/shape.ts';

/** Everything that the folder `library` holds. */
export type Guidance = {
  readonly harms: readonly HarmPage[];
  readonly tools: readonly ToolPage[];
  readonly law: readonly LawPage[];
  readonly synonyms: readonly SynonymGroup[];
};

const FOLDERS = {
  harms: /^harms\/([a-z0-9-]+)\.yaml$/,
  tools: /^tools\/([a-z0-9-]+)\.yaml$/,
  law: /^law\/([a-z0-9-]+)\.yaml$/,
  synonyms: /^(synonyms)\.yaml$/,
} as const;
type Folder = keyof typeof FOLDERS;

/**
 * Reads the library's guidance from the texts of its files, by their path inside the folder, and checks it: shape,
 * names, and that every tool and law that a page names is there. Pure; gives back the pages, or every problem found.
 */
export function readGuidance(
  texts: Readonly<Record<string, string>>,
): Result<Guidance, readonly PackProblem[]> {
  const problems: PackProblem[] = [];
  const paths = Object.keys(texts).sort();
  const files = <T>(folder: Folder, schema: z.ZodType<T>): readonly Located<T>[] =>
    paths
      .filter((path) => FOLDERS[folder].test(path))
      .flatMap((path) => {
        const { read, problems: misread } = readYaml(path, texts[path] ?? '');
        const { shaped, problems: misshapen } = read ? shape(read, schema) : { problems: [] };
        problems.push(...misread, ...misshapen);
        return shaped ? [shaped] : [];
      });

  for (const path of paths.filter((each) => Object.values(FOLDERS).every((folder) => !folder.test(each)))) {
    const mend = 'The library has harms, tools and law, and synonyms.yaml.';
    problems.push({ file: path, line: 1, reason: 'no file of the library has this name', mend });
  }
  const harms = files('harms', harmPageSchema);
  const tools = files('tools', toolPageSchema);
  const law = files('law', lawPageSchema);
  const groups = files('synonyms', synonymsFileSchema).flatMap((file) =>
    file.value.groups.map((group, index) => partOf(file, group, 'groups', index)),
  );
  problems.push(
    ...(['harms', 'tools', 'law'] as const).flatMap((folder) =>
      misnamed(folder, { harms, tools, law }[folder]),
    ),
    ...namedTwice(groups),
    ...harms.flatMap((page) => pointingNowhere(page, idsOf(tools), idsOf(law))),
  );
  if (problems.length > 0) return refuse(inReadingOrder(problems));
  const values = <T>(pieces: readonly Located<T>[]): readonly T[] => pieces.map(({ value }) => value);
  return ok({
    harms: values(harms),
    tools: values(tools),
    law: values(law),
    synonyms: values(groups),
  });
}

type Named = Located<{ readonly id: string }>;
const idsOf = (pages: readonly Named[]): ReadonlySet<string> => new Set(pages.map(({ value }) => value.id));

/** A page is found by the name of its file, so that its id must be the same. */
function misnamed(folder: Folder, pages: readonly Named[]): readonly PackProblem[] {
  return pages.flatMap((page) => {
    const name = FOLDERS[folder].exec(page.file)?.[1] ?? '';
    if (page.value.id === name) return [];
    return [
      problemAt(page, ['id'], `id: "${page.value.id}" is not the name of the file`, `Write id: ${name}.`),
    ];
  });
}

function namedTwice(groups: readonly Named[]): readonly PackProblem[] {
  const known = new Set<string>();
  return groups.flatMap((group) => {
    const { id } = group.value;
    if (known.has(id))
      return [problemAt(group, ['id'], `id: "${id}" is there twice`, 'Put both into one group.')];
    known.add(id);
    return [];
  });
}

/** The tools and the law that a page names and that are nowhere. */
function pointingNowhere(
  page: Located<HarmPage>,
  tools: ReadonlySet<string>,
  law: ReadonlySet<string>,
): readonly PackProblem[] {
  const { value } = page;
  const missing = (folder: string, id: string, path: readonly (string | number)[]) =>
    problemAt(
      page,
      path,
      `${id} is nowhere in library/${folder}`,
      `Write library/${folder}/${id}.yaml, or name another.`,
    );
  return [
    ...value.law.flatMap((id, at) => (law.has(id) ? [] : [missing('law', id, ['law', at])])),
    ...value.tools.flatMap((id, at) => (tools.has(id) ? [] : [missing('tools', id, ['tools', at])])),
    ...Object.entries(value.voices).flatMap(([voice, { 'who-to-call': calls }]) =>
      calls.flatMap(({ tool }, at) =>
        tool === undefined || tools.has(tool)
          ? []
          : [missing('tools', tool, ['voices', voice, 'who-to-call', at, 'tool'])],
      ),
    ),
  ];
}
