import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import { stem, wordsIn } from './stem.ts';
import type { Families } from './synonyms.ts';
import { familiesOf, partsOfQuery } from './synonyms.ts';

/** Groups of results, in the order in which they are shown. */
export const SEARCH_GROUPS = {
  guidance: 'Guidance',
  numbers: 'Whom to call',
  clauses: 'What your policies say',
  signs: 'Signs to notice',
  tools: 'Tools and resources',
  law: 'Law',
} as const;
export type SearchGroup = keyof typeof SEARCH_GROUPS;

/** Something that can be found. */
export type SearchEntry = {
  /** Once in the whole library. */
  readonly key: string;
  readonly group: SearchGroup;
  readonly title: string;
  readonly text: string;
  /** Further words by which it may be looked for. */
  readonly words?: string;
  readonly href: string;
  /** Quiet words beside the title: where it stands. */
  readonly note?: string;
  /** The version of a policy that it belongs to; nothing for what is Kith's own. */
  readonly of?: { readonly id: string; readonly version: string };
  /** A clause's id, which finds it straight away. */
  readonly clause?: string;
};

/** What came of a search. */
export type Found = {
  readonly groups: readonly {
    readonly group: SearchGroup;
    /** The best first. */
    readonly hits: readonly Hit[];
  }[];
  readonly total: number;
  /** Other words that were looked for as well. */
  readonly also: readonly string[];
  /** Nothing had all of the words, so that these have some of them. */
  readonly some: boolean;
};
/** An entry with the stems of the words by which it was found. */
export type Hit = { readonly entry: SearchEntry; readonly found: ReadonlySet<string> };

/** An index of the whole library; made once. */
export type SearchIndex = {
  readonly mini: MiniSearch<SearchEntry>;
  readonly entries: ReadonlyMap<string, SearchEntry>;
  readonly families: Families;
  /** Every word of the library by its stem: what is one of them is no slip of the finger. */
  readonly words: ReadonlySet<string>;
};

/** Who searches: which versions count for them, and whether their organisation follows one. */
export type SearchFor = {
  readonly counts: (of: NonNullable<SearchEntry['of']>) => boolean;
  readonly follows: (of: NonNullable<SearchEntry['of']>) => boolean;
};

/** Makes the index of these entries, with further words that mean the same beside those that Kith knows. */
export function indexOf(
  entries: readonly SearchEntry[],
  synonyms: readonly (readonly string[])[] = [],
): SearchIndex {
  const known = new Set<string>();
  const mini = new MiniSearch<SearchEntry>({
    idField: 'key',
    fields: ['title', 'words', 'text'],
    tokenize: (text) => [...wordsIn(text)],
    processTerm: (word) => {
      const root = stem(word);
      if (root !== null) known.add(root);
      return root;
    },
    searchOptions: { boost: { title: 3, words: 2 }, processTerm: stem },
  });
  mini.addAll(entries);
  return {
    mini,
    entries: new Map(entries.map((entry) => [entry.key, entry])),
    families: familiesOf(synonyms),
    words: known,
  };
}

/** Longest query that is read; what comes after it is left out. */
export const LONGEST_QUERY = 200;
/** What scores below this share of the best of its group is noise. */
const NOISE = 0.06;
/** Where fewer than this many have every word, those that have only some of them are shown below. */
const FEW = 5;
/** The share of the best below which having some of the words is too little. */
const LOOSE = 0.4;
/** Words that a reader did not type count less than those they did. */
const SYNONYM_WEIGHT = 0.3;
const FOLLOWED_WEIGHT = 1.25;

/** Finds what a query is about: in other words of the field too, and past slips of the finger. */
export function search(
  { mini, entries, families, words: inLibrary }: SearchIndex,
  typed: string,
  reader: SearchFor,
): Found {
  const query = typed.slice(0, LONGEST_QUERY);
  const parts = partsOfQuery(query, families);
  const exact = clauseNamed(query, entries, reader);
  const also = parts.flatMap((part) => part.others);
  const standing = standingsFor(reader);
  // In a sentence every word counts as it stands; alone, it may be the beginning of one.
  const prefix = (term: string): boolean => term.length > 2 && (parts.length <= 3 || !inLibrary.has(term));
  const ask = (combineWith: 'AND' | 'OR') => {
    const queries = parts.map(
      ({ typed: words, others }): Query => ({
        combineWith: 'OR',
        queries: [
          {
            queries: [words],
            combineWith: 'AND',
            prefix,
            fuzzy: (term) => !inLibrary.has(term) && slips(term),
          },
          ...others.map((other) => ({
            queries: [other],
            combineWith: 'AND' as const,
            prefix: false,
            fuzzy: false,
            boostTerm: () => SYNONYM_WEIGHT,
          })),
        ],
      }),
    );
    return mini.search(
      { combineWith, queries },
      {
        filter: ({ id }) => standing(entries.get(id as string)) > 0,
        boostDocument: (id) => standing(entries.get(id as string)),
      },
    );
  };
  if (exact.length > 0 || parts.length === 0) return grouped(exact, also, false);
  const all = ask('AND');
  const more = parts.length > 1 && all.length < FEW ? ask('OR') : [];
  const known = new Set(all.map(({ id }) => id));
  const hits = [
    ...(Object.keys(SEARCH_GROUPS) as SearchGroup[]).flatMap((group) =>
      worthShowing(
        all.filter(({ id }) => entries.get(id as string)?.group === group),
        NOISE,
      ),
    ),
    ...worthShowing(more, LOOSE).filter(({ id }) => !known.has(id)),
  ].flatMap(({ id, terms }): Hit[] => {
    const entry = entries.get(id as string);
    return entry ? [{ entry, found: new Set(terms) }] : [];
  });
  return grouped(hits, also, all.length === 0 && hits.length > 0);
}

/** Results without those that score below a share of the best. */
function worthShowing(results: readonly SearchResult[], share: number): readonly SearchResult[] {
  const best = results[0]?.score ?? 0;
  return results.filter(({ score }) => score >= best * share);
}

/** One slip in a short word, two in a long one; none in one so short that a slip makes another word. */
const slips = (term: string): number | false => (term.length < 4 ? false : term.length < 8 ? 1 : 2);

const countsFor = (entry: SearchEntry | undefined, reader: SearchFor): boolean =>
  entry !== undefined && (entry.of === undefined || reader.counts(entry.of));

/** What an entry weighs for a reader, asked once for each policy: nothing where its version does not count for them. */
function standingsFor(reader: SearchFor): (entry: SearchEntry | undefined) => number {
  const known = new Map<SearchEntry['of'], number>();
  return (entry) => {
    if (entry === undefined) return 0;
    const { of } = entry;
    if (of === undefined) return FOLLOWED_WEIGHT;
    const seen = known.get(of);
    if (seen !== undefined) return seen;
    const weight = !reader.counts(of) ? 0 : reader.follows(of) ? FOLLOWED_WEIGHT : 1;
    known.set(of, weight);
    return weight;
  };
}

/** A clause asked for by its id: "SIT-4.16", "sit 4.16". */
function clauseNamed(query: string, entries: SearchIndex['entries'], reader: SearchFor): readonly Hit[] {
  const match = /^\s*([a-z]{2,4})[\s-]?(\d[\w.]*)\s*$/i.exec(query);
  if (!match) return [];
  const id = `${match[1]?.toUpperCase()}-${match[2]}`.replace(/\.$/, '');
  return [...entries.values()]
    .filter((entry) => entry.clause === id && countsFor(entry, reader))
    .map((entry) => ({ entry, found: new Set<string>() }));
}

function grouped(all: readonly Hit[], also: readonly string[], some: boolean): Found {
  const groups = (Object.keys(SEARCH_GROUPS) as SearchGroup[])
    .map((group) => ({ group, hits: all.filter(({ entry }) => entry.group === group) }))
    .filter((group) => group.hits.length > 0);
  return { groups, total: all.length, also: [...new Set(also)], some };
}
