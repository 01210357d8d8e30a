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

const KINDS = ['duties', 'gates', 'prompts', 'asks'] as const;
type Kind = (typeof KINDS)[number];

/** What an answer misses of an expectation, or has against it; nothing when it is as expected. */
export function failures(expect: Json, answer: Json): readonly string[] {
  const strange = Object.keys(expect).filter((key) => ![...KINDS, 'absent', 'note'].includes(key));
  const of = (kind: Kind) => (answer[kind] ?? []) as readonly Json[];
  const listOf = (from: unknown, kind: Kind) =>
    ((isObject(from) ? from[kind] : undefined) ?? []) as readonly Json[];
  const { absent: unwanted } = expect;
  const absent = Array.isArray(unwanted) ? { duties: unwanted } : unwanted;
  return [
    ...strange.map((key) => `expect.${key} is not compared`),
    ...KINDS.flatMap((kind) =>
      listOf(expect, kind)
        .filter((item) => !of(kind).some((other) => matches(item, other)))
        .map((item) => `missing ${kind}: ${JSON.stringify(item)}; there are ${nearest(item, of(kind))}`),
    ),
    ...KINDS.flatMap((kind) =>
      listOf(absent, kind)
        .filter((item) => of(kind).some((other) => matches(item, other)))
        .map((item) => `there should be no ${kind} like ${JSON.stringify(item)}`),
    ),
  ];
}

/** Those that could have been meant, short enough to read in a test's report. */
function nearest(item: Json, all: readonly Json[]): string {
  const name = ['action', 'act', 'kind', 'questions'].find((key) => item[key] !== undefined) ?? '';
  const same = all.filter((other) => other[name] === item[name]);
  const shown = same.map(({ parts: _parts, why: _why, ...rest }) => rest);
  return shown.length > 0
    ? JSON.stringify(shown)
    : `none, only ${all.map((other) => String(other[name])).join(', ')}`;
}
