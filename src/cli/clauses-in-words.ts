import type { ClauseStanding } from '#engine/clause-table.ts';
import type { PackData } from '#engine/pack.ts';
import type { Proofs } from './clauses-proved.ts';

/** A pack and where each of its clauses stands. */
export type PackStanding = { readonly pack: PackData; readonly standings: readonly ClauseStanding[] };

/** The packs that encode a source document, clause by clause; what surrounds them is counted apart. */
const SOURCES = [
  'staying-in-touch',
  'e-safety',
  'safeguarding-online',
  'correspondence',
  'technology-strategy',
];

/** The share of core clauses that is to be met, and of them proved. */
const AIM = 0.9;

type Counts = {
  readonly clauses: number;
  readonly met: number;
  /** Met, and proved by a scenario or a test. */
  readonly tested: number;
  readonly waiting: number;
  readonly cannot: number;
  readonly unmet: number;
};

function counted(standings: readonly ClauseStanding[], proofs: Proofs): Counts {
  const count = (state: ClauseStanding['state']) => standings.filter((each) => each.state === state).length;
  const isTested = ({ state, clause }: ClauseStanding) => state === 'met' && proofs.has(clause.id);
  return {
    clauses: standings.length,
    met: count('met'),
    tested: standings.filter(isTested).length,
    waiting: count('waiting'),
    cannot: count('cannot'),
    unmet: count('unmet'),
  };
}

/** One pack: how many clauses of each weight are met, and which core ones are not yet. */
export function packInWords({ pack, standings }: PackStanding, proofs: Proofs): string {
  const rows = (['core', 'supporting', 'context'] as const).map((weight) => ({
    weight,
    ...counted(
      standings.filter(({ clause }) => clause.weight === weight),
      proofs,
    ),
  }));
  const heads = ['weight', 'clauses', 'met', 'tested', 'waiting', 'cannot', 'unmet'] as const;
  const core = standings.filter(({ clause }) => clause.weight === 'core');
  const ids = (state: ClauseStanding['state']) =>
    core.filter((each) => each.state === state).map(({ clause }) => clause.id);
  const untested = ids('met').filter((id) => !proofs.has(id));
  const lines = [
    `${pack.meta.title} (${pack.meta.id} ${pack.meta.version})`,
    ...columns([[...heads], ...rows.map((row) => heads.map((head) => row[head]))]),
    ...(untested.length > 0 ? [`  core, met but proved by no scenario or test: ${untested.join(', ')}`] : []),
    ...waitingInWords(core),
    ...core
      .filter(({ state }) => state === 'cannot')
      .map(({ clause }) => `  core, beyond software: ${clause.id}: ${clause.cannot}`),
    ...(ids('unmet').length > 0 ? [`  core, unmet: ${ids('unmet').join(', ')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function waitingInWords(core: readonly ClauseStanding[]): readonly string[] {
  const waiting = new Map<string, string[]>();
  for (const { state, clause, waitsFor } of core) {
    if (state !== 'waiting') continue;
    for (const screen of waitsFor) waiting.set(screen, [...(waiting.get(screen) ?? []), clause.id]);
  }
  return [...waiting]
    .sort()
    .map(([screen, ids]) => `  core, waiting for ${screen} (planned): ${ids.join(', ')}`);
}

/** The source documents together, against the aim. A version that has ended is not counted: the newest stands for its pack. */
export function sourcesInWords(packs: readonly PackStanding[], proofs: Proofs): string {
  const newest = new Map<string, PackStanding>();
  for (const each of packs) {
    const { id, version } = each.pack.meta;
    if (version >= (newest.get(id)?.pack.meta.version ?? '')) newest.set(id, each);
  }
  const there = SOURCES.flatMap((id) => newest.get(id) ?? []);
  const missing = SOURCES.filter((id) => !newest.has(id));
  const { clauses, met, tested, waiting, cannot, unmet } = counted(
    there.flatMap(({ standings }) => standings.filter(({ clause }) => clause.weight === 'core')),
    proofs,
  );
  const share = (what: string, count: number) => {
    const part = clauses === 0 ? 0 : count / clauses;
    const aim = part < AIM ? 'not reached' : missing.length === 0 ? 'reached' : 'so far';
    return `  ${what} ${count}, ${(part * 100).toFixed(1)} % (aim ${AIM * 100} %: ${aim})`;
  };
  return [
    `Core clauses of the ${there.length} of ${SOURCES.length} source documents that are here: ${clauses}`,
    ...(missing.length > 0 ? [`  no pack yet: ${missing.join(', ')}`] : []),
    share('met', met),
    share('met and tested', tested),
    `  waiting ${waiting}, cannot ${cannot}, unmet ${unmet}`,
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  return rows.map((row) => {
    const cells = row.map((cell, i) =>
      i === 0 ? String(cell).padEnd(widths[i] ?? 0) : String(cell).padStart(widths[i] ?? 0),
    );
    return `  ${cells.join('  ')}`;
  });
}
