import type { Screen } from './loading/screens.ts';
import type { PackData } from './pack.ts';
import type { Clause } from './pack-schema.ts';

const LIBRARY = 'library';

/** Where one clause stands. */
export type ClauseStanding = {
  readonly clause: Clause;
  /** `met`: something does it now. `waiting`: a screen that is still planned will. `cannot`: software cannot, and says why. */
  readonly state: 'met' | 'waiting' | 'cannot' | 'unmet';
  /** What meets it: "rule restriction-tell-manager", "screen record". */
  readonly by: readonly string[];
  /** Planned screens it waits for. */
  readonly waitsFor: readonly string[];
};

/** Where every clause of a pack stands: cited by a rule, question, setting, document item and so on, or met by a place it names. */
export function clauseTable(pack: PackData, screens: readonly Screen[]): readonly ClauseStanding[] {
  const cited = citedBy(pack);
  const planned = new Set(screens.filter((screen) => screen.state === 'planned').map((screen) => screen.id));
  return pack.clauses.map((clause) => {
    const named = clause.met.map((place) => place.replace(':', ' '));
    const screenOf = (place: string) => /^screen ([a-z0-9-]+)/.exec(place)?.[1];
    const waitsFor = named.flatMap((place) => {
      const screen = screenOf(place);
      return screen !== undefined && planned.has(screen) ? [screen] : [];
    });
    const standing = named.filter((place) => !planned.has(screenOf(place) ?? ''));
    const by = [...new Set([...(cited.get(clause.id) ?? []), ...standing])];
    // A guidance page is read in the library: until that stands, a page alone meets nothing.
    const onlyRead = by.length > 0 && by.every((what) => what.startsWith('guidance '));
    if (onlyRead && planned.has(LIBRARY)) waitsFor.push(LIBRARY);
    // A clause that names a planned screen waits for it, whatever else cites it already.
    if (waitsFor.length > 0) return { clause, state: 'waiting', by, waitsFor };
    if (by.length > 0) return { clause, state: 'met', by, waitsFor };
    return { clause, state: clause.cannot === undefined ? 'unmet' : 'cannot', by, waitsFor };
  });
}

function citedBy(pack: PackData): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, string[]>();
  const cite = (what: string, clauses: readonly string[]) => {
    for (const id of clauses) cited.set(id, [...(cited.get(id) ?? []), what]);
  };
  for (const rule of pack.rules) {
    cite(`rule ${rule.id}`, [...rule.clauses, ...(rule.gate?.needs ?? []).flatMap((need) => need.clauses)]);
  }
  for (const set of pack.questions) {
    for (const question of set.questions) cite(`questions ${set.id}#${question.id}`, question.clauses);
  }
  for (const setting of pack.settings) cite(`setting ${setting.id}`, setting.clauses);
  for (const document of pack.documents) {
    for (const item of document.items) cite(`document ${document.id}#${item.id}`, item.clauses);
  }
  for (const entry of pack.directory) cite(`directory ${entry.id}`, entry.clauses);
  for (const indicator of pack.indicators) cite(`indicator ${indicator.id}`, indicator.clauses);
  for (const row of pack.signNotes.combine) cite(`signs ${row.id}`, row.clauses);
  for (const { id, terms } of pack.meta.taxonomies) {
    for (const term of terms) cite(`taxonomy ${id}#${term.id}`, term.clauses);
  }
  for (const page of pack.guidance) cite(`guidance ${page.id}`, page.clauses);
  return cited;
}
