import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

/*
 * The packs encode their documents clause by clause. A register of all clauses may lie beside the checkout, in
 * ../shared/clauses; then every id, kind and weight is compared with it. Where it does not, the totals still count.
 */
const PACKS = [
  { pack: 'staying-in-touch', prefix: 'SIT', total: 232, core: 120 },
  { pack: 'e-safety', prefix: 'ESF', total: 309, core: 177 },
  { pack: 'safeguarding-online', prefix: 'SCO', total: 435, core: 224 },
  { pack: 'correspondence', prefix: 'CCS', total: 134, core: 101 },
  { pack: 'technology-strategy', prefix: 'BSC', total: 384, core: 198 },
] as const;

type Clause = { readonly id: string; readonly kind: string; readonly weight: string };

const CHECKOUT = new URL('../', import.meta.url);
const REGISTER = new URL('../shared/clauses/', CHECKOUT);

const withoutRest = ({ id, kind, weight }: Clause): Clause => ({ id, kind, weight });

/** The clauses of the first version of a pack, as its files have them. */
function clausesOf(pack: string): readonly Clause[] {
  const folder = new URL(`packs/${pack}/`, CHECKOUT);
  const [first] = existsSync(folder) ? readdirSync(folder).sort() : [];
  if (first === undefined) throw new Error(`packs/${pack} holds no version`);
  const version = new URL(`${first}/`, folder);
  const files = ['clauses.yaml', ...inside(new URL('clauses/', version)).map((file) => `clauses/${file}`)];
  return files
    .filter((file) => existsSync(new URL(file, version)))
    .flatMap((file) => parse(readFileSync(new URL(file, version), 'utf8')).clauses as Clause[])
    .map(withoutRest);
}

const inside = (folder: URL): readonly string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

function registerOf(prefix: string): readonly Clause[] {
  return readFileSync(new URL(`${prefix}.jsonl`, REGISTER), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => withoutRest(JSON.parse(line) as Clause));
}

const byId = (clauses: readonly Clause[]) =>
  Object.fromEntries(clauses.map((clause) => [clause.id, `${clause.kind}, ${clause.weight}`]));

describe.each(PACKS)('$pack', ({ pack, prefix, total, core }) => {
  test(`has ${total} clauses, ${core} of them core, each once`, () => {
    const clauses = clausesOf(pack);
    expect(clauses).toHaveLength(total);
    expect(clauses.filter(({ weight }) => weight === 'core')).toHaveLength(core);
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(total);
    expect(clauses.filter(({ id }) => !id.startsWith(`${prefix}-`))).toEqual([]);
  });
});

// Where no register lies beside the checkout there is nothing to compare, and no test that passes for want of it.
describe.each(existsSync(REGISTER) ? PACKS : [])('$pack', ({ pack, prefix }) => {
  test('agrees with the register on every id, kind and weight', () => {
    expect(byId(clausesOf(pack))).toEqual(byId(registerOf(prefix)));
  });
});
