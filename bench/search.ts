import { librarySources } from '#app/library-sources.ts';
import { readAllPacks } from '#cli/read-packs.ts';
import { buildLibrary, search } from '#slices/library/index.ts';

/** How quickly the library answers: with its typos and synonyms, next to a plain look through every text for the words. */
export type SearchRow = {
  readonly entries: number;
  /** Milliseconds to build the index of everything, the median of several. */
  readonly buildMs: number;
  readonly p50: number;
  readonly p95: number;
  readonly slowest: number;
  /** The same queries looked for word for word, without typos and synonyms. */
  readonly plainP50: number;
};

/** The most that an answer may take, in milliseconds. */
const AIM = 50;

/** As they are typed: words of the field, slips of the finger, clauses, sentences, and words that stand everywhere. */
const QUERIES = [
  'nudes',
  'sexting',
  'self-generated images',
  'MASH',
  'front door',
  'childrens servces',
  'sextorshun',
  'groming',
  'confiscate phone',
  'taking a phone away at night',
  'who do I tell when a picture was shared',
  'SIT-4.16',
  'wifi',
  'county lines',
  'report remove',
  'ofsted 24 hours',
  'child',
  'young person phone internet picture social worker manager police family',
  'restraint',
  'zzzz',
] as const;

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
/** Milliseconds of processor time, so that whatever else the machine does is not counted. */
const timed = (work: () => void): number => {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
};

/** Builds the index of every pack and Kith's own guidance, and asks it every query in turn, round after round. */
export async function benchSearch(rounds = 30): Promise<SearchRow> {
  const packs = await readAllPacks();
  const sources = librarySources();
  const builds = Array.from({ length: 5 }, () => timed(() => void buildLibrary(packs, sources)));
  const { index } = buildLibrary(packs, sources);
  const reader = { counts: () => true, follows: () => true };
  const texts = [...index.entries.values()].map((each) => `${each.title} ${each.text}`.toLowerCase());
  const times: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const query of QUERIES) {
      times.push(timed(() => void search(index, query, reader)));
      const words = query.toLowerCase().split(' ');
      plain.push(timed(() => void texts.filter((text) => words.every((word) => text.includes(word)))));
    }
  }
  return {
    entries: index.entries.size,
    buildMs: percentile(builds, 0.5),
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    slowest: Math.max(...times),
    plainP50: percentile(plain, 0.5),
  };
}

/** The row as lines to read. */
export function searchInWords({ entries, buildMs, p50, p95, slowest, plainP50 }: SearchRow): string {
  const ms = (number: number): string => `${number.toFixed(number < 10 ? 2 : 0)} ms`;
  return [
    'Searching the library: every clause, sign, number, page, tool and law, past typos and in synonyms',
    `${entries.toLocaleString('en-GB')} entries, index built in ${ms(buildMs)}`,
    `an answer, in processor time, p50 ${ms(p50)}, p95 ${ms(p95)}, slowest ${ms(slowest)}; under ${AIM} ms at p95: ${p95 < AIM ? 'met' : 'not met'}`,
    `a plain look through every text, without typos and synonyms: p50 ${ms(plainP50)}`,
  ].join('\n');
}

if (import.meta.filename === process.argv[1]) console.log(searchInWords(await benchSearch()));
