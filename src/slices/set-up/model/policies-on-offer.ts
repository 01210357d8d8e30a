import type { Pack } from '#engine/pack.ts';
import { dayInWords } from '#kernel/day-words.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

/** A policy on the shelf, as somebody who is to adopt it reads it. */
export type PolicyOnOffer = {
  /** `<id>@<version>`: how a form names it. */
  readonly value: string;
  readonly title: string;
  /** "Children's homes procedures, version 2023-02" */
  readonly source: string;
  /** What it is for: its own sections. */
  readonly covers: readonly string[];
  /** "in force from Wednesday 1 February 2023" */
  readonly inForce: string;
};

/** Every policy on the shelf, by title, the newest version of each first. */
export function policiesOnOffer(packs: readonly Pack[]): readonly PolicyOnOffer[] {
  return packs
    .toSorted((a, b) => compareText(a.title, b.title) || b.from - a.from)
    .map((pack) => ({
      value: valueOf(pack),
      title: pack.title,
      source: `${pack.data.meta.publisher}, version ${pack.version}`,
      covers: sectionsOf(pack),
      inForce: `in force from ${dayInWords(pack.from)}`,
    }));
}

/** Titles of its sections in the document's own order, without what it says about itself. */
function sectionsOf(pack: Pack): readonly string[] {
  return Object.entries(pack.data.meta.sections)
    .filter(([number]) => number !== '0')
    .toSorted(([a], [b]) => Number.parseFloat(a) - Number.parseFloat(b))
    .map(([, title]) => title);
}

export const valueOf = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `${id}@${version}`;

/** The packs that a form's values name; those that are not on the shelf are left out. */
export const packsNamed = (packs: readonly Pack[], values: readonly string[]): readonly Pack[] =>
  packs.filter((pack) => values.includes(valueOf(pack)));

/** Why a day will not do as the first on which these policies are followed; `undefined` where it will. */
export function problemOfDay(packs: readonly Pack[], from: PlainDate, today: PlainDate): string | undefined {
  if (from > today)
    return 'Enter today or an earlier day: Kith applies a policy from the moment it is adopted';
  const latest = packs.toSorted((a, b) => b.from - a.from)[0];
  if (latest && from < latest.data.meta['in-force'].from)
    return `Enter ${dayInWords(latest.from)} or a later day: ${latest.title} was not in force before`;
  return undefined;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
