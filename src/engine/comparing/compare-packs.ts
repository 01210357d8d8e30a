import type { PackFiles, Rule } from '../pack-schema.ts';
import type { FacetChange, Facets } from './facets.ts';
import { facetChanges, facetsOf } from './facets.ts';
import type { Pair } from './pair.ts';
import { pairByName, pairByProvision } from './pair.ts';
import type { RuleKind } from './rule-facets.ts';
import { kindOf, provisionsOf, ruleFacets, ruleInOneLine } from './rule-facets.ts';

/** One thing that two packs say differently, or that only one of them says. */
export type PackChange = {
  /** Its name in the pack: a rule's id, a clause, a term. */
  readonly id: string;
  /** Its name in the second pack, where two packs call the same thing differently. */
  readonly otherId?: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** In one line, as the second pack has it; as the first where it is gone. */
  readonly says: string;
  /** Clauses that ask for it, of both. */
  readonly clauses: readonly string[];
  /** Point by point, where both have it. */
  readonly points: readonly FacetChange[];
};

export const SECTIONS = [
  'about',
  'duties',
  'gates',
  'prompts',
  'asks',
  'terms',
  'settings',
  'questions',
  'documents',
  'directory',
  'signs',
  'taxonomies',
  'guidance',
  'differences',
  'clauses',
] as const;
export type Section = (typeof SECTIONS)[number];

/** What differs between two packs, by section; a section without a difference is an empty list. */
export type PackComparison = Readonly<Record<Section, readonly PackChange[]>>;

/**
 * What is different in the second of two packs, or of two versions of one. Rules of two versions are met by their id;
 * those of two documents by what they provide (the event, the action and whom it is owed to; the act of a gate).
 */
export function comparePacks(before: PackFiles, after: PackFiles): PackComparison {
  const sameDocument = before.meta.id === after.meta.id;
  const rules = (kind: RuleKind) =>
    changesOf(
      ...rulesOf(kind, before, after),
      (a, b) => (sameDocument ? pairByName(a, b, ({ id }) => id) : pairByProvision(a, b, provisionsOf)),
      { id: ({ id }) => id, says: ruleInOneLine, clauses: (rule) => rule.clauses, facets: ruleFacets },
    );
  const named = <T extends { readonly id: string }>(
    list: (files: PackFiles) => readonly T[],
    says: (each: NoInfer<T>) => string,
  ) =>
    changesOf(list(before), list(after), (a, b) => pairByName(a, b, ({ id }) => id), {
      id: ({ id }) => id,
      says,
      clauses: clausesIn,
      facets: facetsWithoutId,
    });
  return {
    about: named(aboutOf, ({ says }) => says),
    duties: rules('duty'),
    gates: rules('gate'),
    prompts: rules('prompt'),
    asks: rules('ask'),
    terms: named(termsOf, ({ word }) => word),
    settings: named(
      (files) => files.settings,
      ({ title }) => title,
    ),
    questions: named(
      (files) => files.questions,
      ({ title }) => title,
    ),
    documents: named(
      (files) => files.documents,
      ({ title }) => title,
    ),
    directory: named(
      (files) => files.directory,
      ({ name }) => name,
    ),
    signs: named(
      (files) => files.indicators,
      ({ text }) => text,
    ),
    taxonomies: named(
      (files) => files.meta.taxonomies,
      ({ title }) => title,
    ),
    guidance: named(
      (files) => files.guidance,
      ({ title }) => title,
    ),
    differences: named(
      (files) =>
        files.differences.flatMap((each) =>
          each.differences.map((row) => ({ ...row, id: `${each.with} ${row.id}` })),
        ),
      ({ title }) => title,
    ),
    clauses: named(
      (files) => files.clauses,
      ({ says }) => says,
    ),
  };
}

/** Whether two packs say the same throughout. */
export const isSame = (comparison: PackComparison): boolean =>
  SECTIONS.every((section) => comparison[section].length === 0);

const rulesOf = (kind: RuleKind, before: PackFiles, after: PackFiles) =>
  [before, after].map(({ rules }) => rules.filter((rule) => kindOf(rule) === kind)) as [Rule[], Rule[]];

type Reader<T> = {
  readonly id: (each: T) => string;
  readonly says: (each: T) => string;
  readonly clauses: (each: T) => readonly string[];
  readonly facets: (each: T) => Facets;
};

function changesOf<T>(
  before: readonly T[],
  after: readonly T[],
  pair: (before: readonly T[], after: readonly T[]) => readonly Pair<T>[],
  read: Reader<T>,
): readonly PackChange[] {
  return pair(before, after).flatMap(({ was, is }): PackChange[] => {
    if (was !== undefined && is !== undefined) {
      const points = facetChanges(read.facets(was), read.facets(is));
      if (points.length === 0) return [];
      const clauses = [...new Set([...read.clauses(was), ...read.clauses(is)])];
      const [id, otherId] = [read.id(was), read.id(is)];
      const other = id === otherId ? {} : { otherId };
      return [{ id, ...other, change: 'changed', says: read.says(is), clauses, points }];
    }
    const alone = (was ?? is) as T;
    const change = was === undefined ? 'added' : 'removed';
    return [{ id: read.id(alone), change, says: read.says(alone), clauses: read.clauses(alone), points: [] }];
  });
}

const facetsWithoutId = ({ id: _id, ...rest }: { readonly id: string }): Facets => facetsOf(rest);

function clausesIn(each: object): readonly string[] {
  const { clauses, ours } = each as {
    readonly clauses?: readonly string[];
    readonly ours?: readonly string[];
  };
  return clauses ?? ours ?? [];
}

type Term = { readonly id: string; readonly word: string };
const termsOf = ({ meta }: PackFiles): readonly Term[] =>
  Object.entries(meta.terms).map(([id, word]) => ({ id, word }));

/** What a pack says of itself, and around its clauses and signs. Its id and version are what was asked about. */
function aboutOf(files: PackFiles): readonly { readonly id: string; readonly says: string }[] {
  const { id: _id, version: _version, terms: _terms, taxonomies: _taxonomies, ...meta } = files.meta;
  const facets = facetsOf({ ...meta, signs: files.signNotes, roles: files.roles });
  return [...facets].map(([id, says]) => ({ id, says }));
}
