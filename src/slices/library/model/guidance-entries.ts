import type { Guidance } from '#engine/read-guidance.ts';
import type { Harm } from '#engine/vocabulary.ts';
import { harmAddress, lawAddress, toolAddress } from './addresses.ts';
import { linesOfTool, linesOfVoice } from './guidance.ts';
import { harmsToRead } from './harm.ts';
import { cWords, harmWords } from './harm-words.ts';
import type { SearchEntry } from './search.ts';

const textOf = (lines: readonly { readonly text: string }[]): string =>
  lines.map(({ text }) => text).join(' ');

/** What of Kith's own guidance can be found: a page for every harm, whether it is written yet or not, tools and law. */
export function entriesOfGuidance(guidance: Guidance): readonly SearchEntry[] {
  return [
    ...harmsToRead(guidance).map((harm) => entryOfHarm(harm, guidance)),
    ...guidance.tools.map(
      (tool): SearchEntry => ({
        key: `kith tool ${tool.id}`,
        group: 'tools',
        title: tool.title,
        text: textOf(linesOfTool(tool)),
        words: `${tool.for} ${tool.phone ?? ''}`,
        href: toolAddress(tool.id),
        note: tool.phone ?? '',
      }),
    ),
    ...guidance.law.map(
      (law): SearchEntry => ({
        key: `kith law ${law.id}`,
        group: 'law',
        title: law.title,
        text: [law.act, textOf(law.says), law['legal-note'] ?? ''].filter(Boolean).join('. '),
        words: law.id.replaceAll('-', ' '),
        href: lawAddress(law.id),
        note: 'Law in short',
      }),
    ),
  ];
}

function entryOfHarm(harm: Harm, guidance: Guidance): SearchEntry {
  const page = guidance.harms.find(({ id }) => id === harm);
  return {
    key: `kith harm ${harm}`,
    group: 'guidance',
    title: page?.title ?? harmWords(harm),
    text: page ? textOf(Object.values(page.voices).flatMap(linesOfVoice)) : '',
    words: [harmWords(harm), harm.replaceAll('-', ' '), ...(page?.cs.are ?? []).map(cWords)].join(' '),
    href: harmAddress(harm),
    note: 'What it is, and what to do',
  };
}
