import type { PackChange, PackComparison, Section } from './compare-packs.ts';
import { SECTIONS } from './compare-packs.ts';
import type { FacetChange } from './facets.ts';

const TITLES: Readonly<Record<Section, string>> = {
  about: 'About the document',
  duties: 'Duties and their clocks',
  gates: 'What may be done, and when',
  prompts: 'Words for the moment',
  asks: 'Questions to complete',
  terms: 'The document’s own words',
  settings: 'What the home chooses',
  questions: 'Question sets',
  documents: 'Documents and their items',
  directory: 'Numbers',
  signs: 'Signs',
  taxonomies: 'Ways of sorting dangers',
  guidance: 'Guidance pages',
  differences: 'Differences from other documents',
  clauses: 'Clauses',
};

/** "Duties and their clocks" */
export const sectionInWords = (section: Section): string => TITLES[section];

const TWO_VERSIONS = { added: 'New', removed: 'Gone', changed: 'Changed' } as const;
const TWO_DOCUMENTS = {
  added: 'Only in the second',
  removed: 'Only in the first',
  changed: 'Both, differently',
} as const;

/** "New", or "Only in the second" where two documents are compared rather than two versions of one. */
export function changeInWords(change: PackChange['change'], sameDocument: boolean): string {
  return (sameDocument ? TWO_VERSIONS : TWO_DOCUMENTS)[change];
}

/** "clock: 24 hours by the clock → 1 working day" */
export function pointInWords({ facet, was, is }: FacetChange): string {
  if (was === undefined) return `${facet}: now ${is}`;
  return is === undefined ? `${facet}: no longer ${was}` : `${facet}: ${was} → ${is}`;
}

/** How many things were added, have gone and changed: "2 new, 1 changed". */
export function countsInWords(changes: readonly PackChange[], sameDocument: boolean): string {
  return (['added', 'removed', 'changed'] as const)
    .flatMap((kind) => {
      const many = changes.filter(({ change }) => change === kind).length;
      return many === 0 ? [] : [`${many} ${changeInWords(kind, sameDocument).toLowerCase()}`];
    })
    .join(', ');
}

/** Two packs side by side as lines to read, section by section; a section without a difference is left out. */
export function comparisonInWords(comparison: PackComparison, sameDocument: boolean): readonly string[] {
  const sections = SECTIONS.filter((section) => comparison[section].length > 0);
  return sections.flatMap((section, index) => {
    const changes = comparison[section];
    return [
      ...(index > 0 ? [''] : []),
      `${sectionInWords(section).toUpperCase()} (${countsInWords(changes, sameDocument)})`,
      ...changes.flatMap((change) => linesOf(change, sameDocument)),
    ];
  });
}

function linesOf(change: PackChange, sameDocument: boolean): readonly string[] {
  const cited = change.clauses.length === 0 ? '' : ` [${change.clauses.join(', ')}]`;
  const name = change.otherId === undefined ? change.id : `${change.id} / ${change.otherId}`;
  return [
    `${changeInWords(change.change, sameDocument)}: ${name}: ${change.says}${cited}`,
    ...change.points.map((point) => `   ${pointInWords(point)}`),
  ];
}
