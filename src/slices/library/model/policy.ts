import type { ClauseStanding } from '#engine/clause-table.ts';
import { clauseTable } from '#engine/clause-table.ts';
import type { Screen } from '#engine/loader.ts';
import { inSection } from '#engine/loading/check-rest.ts';
import type { Pack } from '#engine/pack.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { VersionId } from './addresses.ts';
import type { Deed } from './deeds.ts';
import { deedsOf } from './deeds.ts';

/** One section of a policy, its clauses in the order of the document. */
export type PolicySection = {
  readonly number: string;
  readonly title: string;
  readonly clauses: readonly ClauseStanding[];
};

/** One version of a policy as the library reads it. */
export type Policy = {
  readonly pack: Pack;
  readonly sections: readonly PolicySection[];
  /** Every clause with where it stands, by its id. */
  readonly clauses: ReadonlyMap<string, ClauseStanding>;
  /** What Kith does with a clause, by its id. */
  readonly deeds: ReadonlyMap<string, readonly Deed[]>;
  /** The way back: the clauses that lead to an address, whether it cites them or they say that they are met there. */
  readonly ledFrom: ReadonlyMap<string, readonly string[]>;
};

/** Reads a pack for the library. */
export function policyOf(pack: Pack, screens: readonly Screen[]): Policy {
  const standings = clauseTable(pack.data, screens);
  const numbers = Object.keys(pack.data.meta.sections);
  const sectionOf = (id: string): string =>
    numbers.filter((number) => inSection(id, number)).sort((a, b) => b.length - a.length)[0] ?? '';
  const deeds = deedsOf(pack, screens);
  return {
    pack,
    sections: numbers
      .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map((number) => ({
        number,
        title: pack.data.meta.sections[number] ?? number,
        clauses: standings.filter(({ clause }) => sectionOf(clause.id) === number),
      }))
      .filter(({ clauses }) => clauses.length > 0),
    clauses: new Map(standings.map((standing) => [standing.clause.id, standing])),
    deeds,
    ledFrom: wayBack(deeds),
  };
}

function wayBack(deeds: Policy['deeds']): Policy['ledFrom'] {
  const ledFrom = new Map<string, string[]>();
  for (const [clause, does] of deeds) {
    for (const { href } of does) {
      if (href !== undefined) ledFrom.set(href, [...(ledFrom.get(href) ?? []), clause]);
    }
  }
  return ledFrom;
}

/** The clauses of something at an address: those that it cites first, then those that say they are met there. */
export function clausesAt(
  { ledFrom }: Policy,
  address: string,
  cited: readonly string[] = [],
): readonly string[] {
  return [...new Set([...cited, ...(ledFrom.get(address) ?? [])])];
}

/** A version that an organisation, or one of its homes, follows: from which London day on, and to which. */
export type Adopted = VersionId & {
  readonly from: string;
  /** The last day; null while no end is set. */
  readonly to: string | null;
  /** Null where the whole organisation follows it. */
  readonly homeId: string | null;
};

/** How an organisation stands to one version of a policy. */
export type Adoption =
  | { readonly is: 'now' | 'later' | 'before'; readonly from: string }
  | { readonly is: 'no' };

/** How an organisation stands to a version on a London day; of several followed at once, the one in force last counts. */
export function adoptionOf(
  pack: Pack,
  policies: readonly Policy[],
  adopted: readonly Adopted[],
  today: PlainDate,
): Adoption {
  const rows = (id: string, version: string) =>
    adopted.filter(
      (each) => each.id === id && each.version === version && (each.to === null || each.to >= each.from),
    );
  const running = (id: string, version: string) =>
    rows(id, version).filter(({ from, to }) => from <= today && (to === null || to >= today));
  const mine = rows(pack.id, pack.version);
  const from = (some: readonly Adopted[]) => some.map((each) => each.from).sort()[0] ?? '';
  const current = running(pack.id, pack.version);
  if (current.length > 0) {
    const newer = policies.some(
      ({ pack: other }) =>
        other.id === pack.id &&
        other !== pack &&
        isNewer(other, pack) &&
        running(other.id, other.version).length > 0,
    );
    return { is: newer ? 'before' : 'now', from: from(current) };
  }
  const later = mine.filter((each) => each.from > today);
  if (later.length > 0) return { is: 'later', from: from(later) };
  return mine.length > 0 ? { is: 'before', from: from(mine) } : { is: 'no' };
}

const isNewer = (a: Pack, b: Pack): boolean =>
  a.from > b.from || (a.from === b.from && a.version > b.version);

/** A policy, and how its reader's organisation stands to it. */
export type Held = { readonly policy: Policy; readonly adoption: Adoption };

/**
 * The version of each policy that counts for a reader: the one their organisation follows, or else the newest. Those
 * that are followed come first, then by title.
 */
export function versionsThatCount(
  policies: readonly Policy[],
  adopted: readonly Adopted[],
  today: PlainDate,
): readonly Held[] {
  const rank = { now: 0, later: 1, before: 2, no: 3 } as const;
  const best = new Map<string, Held>();
  for (const policy of policies) {
    const held = { policy, adoption: adoptionOf(policy.pack, policies, adopted, today) };
    const known = best.get(policy.pack.id);
    const better =
      !known ||
      rank[held.adoption.is] < rank[known.adoption.is] ||
      (held.adoption.is === known.adoption.is && isNewer(policy.pack, known.policy.pack));
    if (better) best.set(policy.pack.id, held);
  }
  return [...best.values()].sort(
    (a, b) =>
      Number(a.adoption.is !== 'now') - Number(b.adoption.is !== 'now') ||
      a.policy.pack.title.localeCompare(b.policy.pack.title, 'en'),
  );
}
