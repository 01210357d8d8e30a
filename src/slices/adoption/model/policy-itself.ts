import type { PackChange, Section } from '#engine/comparing/compare-packs.ts';
import { comparePacks, SECTIONS } from '#engine/comparing/compare-packs.ts';
import {
  changeInWords,
  countsInWords,
  pointInWords,
  sectionInWords,
} from '#engine/comparing/comparison-words.ts';
import { kindOf } from '#engine/comparing/rule-facets.ts';
import type { Pack } from '#engine/pack.ts';

/** One thing that a policy says differently from its earlier version. */
export type ItselfLine = {
  /** "New: tell-social-worker: access.restricted: notify the social worker, within 24 hours". */
  readonly text: string;
  readonly points: readonly string[];
  readonly clauses: readonly string[];
};

/** What a policy brings that somebody would follow: set beside its earlier version, where they follow one. */
export type PolicyItself = {
  readonly address: string;
  /** The version it would take the place of; null where it is followed for the first time. */
  readonly earlier: string | null;
  /** "93 duties, 20 gates, 31 prompts, 12 questions to complete": all that it holds. */
  readonly holds: string;
  /** What differs from the earlier version, section by section; empty without one. */
  readonly sections: readonly { readonly title: string; readonly lines: readonly ItselfLine[] }[];
};

/** Sets a version beside the one that is followed today; `earlier` is absent where none is. */
export function policyItself(pack: Pack, earlier: Pack | undefined): PolicyItself {
  const { id, version } = pack;
  const comparison = earlier && comparePacks(earlier.data, pack.data);
  const differing = SECTIONS.filter((section) => comparison && comparison[section].length > 0);
  return {
    address: `/library/policies/${id}/${version}`,
    earlier: earlier?.version ?? null,
    holds: holdings(pack),
    sections: differing.map((section) => sectionOf(section, comparison?.[section] ?? [])),
  };
}

function sectionOf(section: Section, changes: readonly PackChange[]) {
  return {
    title: `${sectionInWords(section)}: ${countsInWords(changes, true)}`,
    lines: changes.map((change) => ({
      text: `${changeInWords(change.change, true)}: ${change.id}: ${change.says}`,
      points: change.points.map(pointInWords),
      clauses: change.clauses,
    })),
  };
}

const KINDS = [
  ['duty', 'duty', 'duties'],
  ['gate', 'gate', 'gates'],
  ['prompt', 'prompt', 'prompts'],
  ['ask', 'set of questions', 'sets of questions'],
] as const;

function holdings({ data }: Pack): string {
  const counts = KINDS.flatMap(([kind, one, many]) => {
    const count = data.rules.filter((rule) => kindOf(rule) === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return [`${data.clauses.length} clauses`, ...counts].join(', ');
}
