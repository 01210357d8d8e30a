/*
 * How an expectation of a scenario is compared with an answer:
 *   - `expect.duties`, `.gates`, `.prompts`, `.asks`: each must be found among the answer's; more may be there.
 *   - Of an object only the keys that are written count. `to` must be the same list; of any other list each item
 *     that is written must be found. Everything else must be equal.
 *   - `expect.absent` names in the same way what must not be found: { duties: [...], gates: [...], … }. A list alone
 *     is a list of duties.
 */

type Json = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an answer's part is what the expectation writes of it. */
export function matches(expected: unknown, actual: unknown, key = ''): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return false;
    const found = expected.every((item) => actual.some((other) => matches(item, other)));
    return found && (key !== 'to' || expected.length === actual.length);
  }
  if (isObject(expected)) {
    return (
      isObject(actual) &&
      Object.entries(expected).every(([name, value]) => matches(value, actual[name], name))
    );
  }
  return expected === actual;
}

const KINDS = { duties: 'duty', gates: 'gate', prompts: 'prompt', asks: 'ask' } as const;
type Kind = keyof typeof KINDS;
const kinds = Object.keys(KINDS) as Kind[];

/** One line of a scenario's expectations and how it came out. */
export type Expectation = {
  /** "duty notify social-worker"; "no gate restrict-access" */
  readonly says: string;
  /** What differs, a line each; nothing where it holds. */
  readonly differs: readonly string[];
  /** The clauses that it names, where it says what must be found. */
  readonly clauses: readonly string[];
};

/** Every expectation of a scenario against an answer, in the order written. */
export function compareExpectations(expect: Json, answer: Json): readonly Expectation[] {
  const of = (kind: Kind) => (answer[kind] ?? []) as readonly Json[];
  const listOf = (from: unknown, kind: Kind) => {
    const list = isObject(from) ? from[kind] : undefined;
    return (Array.isArray(list) ? list : []).filter(isObject);
  };
  const misshapen = (from: unknown, before: string) =>
    (isObject(from) ? kinds : [])
      .filter((kind) => {
        const list = (from as Json)[kind];
        return list !== undefined && !(Array.isArray(list) && list.every(isObject));
      })
      .map((kind) => ({ says: `${before}.${kind}`, differs: ['write a list of objects'], clauses: [] }));
  const { absent: unwanted } = expect;
  const absent = Array.isArray(unwanted) ? { duties: unwanted } : unwanted;
  const strange = Object.keys(expect).filter((key) => ![...kinds, 'absent', 'note'].includes(key));
  const strangeAbsent = isObject(absent)
    ? Object.keys(absent).filter((key) => !kinds.some((k) => k === key))
    : [];
  return [
    ...[...strange.map((key) => `expect.${key}`), ...strangeAbsent.map((key) => `expect.absent.${key}`)].map(
      (key) => ({ says: key, differs: ['this is not compared'], clauses: [] }),
    ),
    ...misshapen(expect, 'expect'),
    ...misshapen(absent, 'expect.absent'),
    ...kinds.flatMap((kind) =>
      listOf(expect, kind).map((item) => ({
        says: nameOf(kind, item),
        differs: of(kind).some((other) => matches(item, other))
          ? []
          : nearestDifferences(kind, item, of(kind)),
        clauses: (Array.isArray(item['clauses']) ? item['clauses'] : []) as string[],
      })),
    ),
    ...kinds.flatMap((kind) =>
      listOf(absent, kind).map((item) => ({
        says: `no ${nameOf(kind, item)}`,
        differs: of(kind).some((other) => matches(item, other))
          ? [`there is one: ${JSON.stringify(item)}`]
          : [],
        clauses: [],
      })),
    ),
  ];
}

/** What an answer misses of an expectation, or has against it; nothing when it is as expected. */
export function failures(expect: Json, answer: Json): readonly string[] {
  return compareExpectations(expect, answer).flatMap(({ says, differs }) =>
    differs.length > 0 ? [`${says}: ${differs.join('; ')}`] : [],
  );
}

/** By what two of a kind are told apart. */
const KEYS: Readonly<Record<Kind, readonly string[]>> = {
  duties: ['action', 'to', 'subject'],
  gates: ['act'],
  prompts: ['kind', 'text'],
  asks: ['questions', 'fact'],
};

function nameOf(kind: Kind, item: Json): string {
  const parts = KEYS[kind].flatMap((key) => (item[key] === undefined ? [] : [item[key]])).flat();
  return [KINDS[kind], ...parts.map(String)].join(' ');
}

/** How the answer's nearest of the kind differs from what was expected; which there are where none is near. */
function nearestDifferences(kind: Kind, item: Json, all: readonly Json[]): readonly string[] {
  const [first = ''] = KEYS[kind];
  const near = all
    .filter((other) => item[first] === undefined || other[first] === item[first])
    .map((other) => ({ other, differs: differences(item, other, '') }))
    .sort((a, b) => a.differs.length - b.differs.length);
  const told = (wanted: Json) =>
    KEYS[kind].every((key) => matches(item[key] ?? wanted[key], wanted[key], key));
  const same = near.filter(({ other }) => told(other));
  const [best] = same.length > 0 ? same : kind === 'prompts' ? [] : near;
  if (best) return best.differs;
  if (all.length === 0) return ['the answer has none'];
  return [`the answer has only: ${[...new Set(all.map((other) => nameOf(kind, other)))].join(', ')}`];
}

function differences(expected: unknown, actual: unknown, path: string): readonly string[] {
  if (matches(expected, actual, path.split('.').at(-1))) return [];
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([name, value]) =>
      differences(value, actual[name], path === '' ? name : `${path}.${name}`),
    );
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const missing = expected.filter((item) => !actual.some((other) => matches(item, other)));
    if (missing.length > 0 && path.split('.').at(-1) !== 'to') {
      const lacks = missing.map((each) => JSON.stringify(each)).join(', ');
      return [`${path} lacks ${lacks}: has ${JSON.stringify(actual)}`];
    }
  }
  return [`${path} is ${JSON.stringify(actual ?? null)}, not ${JSON.stringify(expected)}`];
}
