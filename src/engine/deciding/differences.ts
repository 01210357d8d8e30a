import type { Pack } from '../pack.ts';
import type { Difference } from '../types.ts';
import type { Recipient, RecordPlace } from '../vocabulary.ts';
import { dueInWords, placesInWords, rolesInWords } from '../words.ts';
import type { Owed, Reading } from './raise.ts';
import { unionOf } from './timeline.ts';

/** The readings of one pack among those of a duty. */
type PackReadings = { readonly pack: Pack; readonly readings: readonly Reading[] };

/** On what the adopted policies differ over one duty, but for whom to tell. `winner` is the reading whose time counts. */
export function differencesOver(owed: Owed, winner: Reading): readonly Difference[] {
  if (owed.readings.every((reading) => reading.pack === winner.pack)) return [];
  const packs = byPack(owed.readings);
  return [dueDifference(packs, winner), recordDifference(packs), termDifference(packs)].filter(
    (difference) => difference !== undefined,
  );
}

function byPack(readings: readonly Reading[]): readonly PackReadings[] {
  const packs = new Map<Pack, Reading[]>();
  for (const reading of readings) {
    const known = packs.get(reading.pack);
    if (known) known.push(reading);
    else packs.set(reading.pack, [reading]);
  }
  return [...packs].map(([pack, own]) => ({ pack, readings: own }));
}

/** Of readings of one duty the one whose time counts: an instant before none, the earlier before the later. */
export function earliest(readings: readonly Reading[]): Reading {
  let first = readings[0] as Reading;
  for (const reading of readings) if (timeOf(reading) < timeOf(first)) first = reading;
  return first;
}

const timeOf = (reading: Reading): number => reading.due.at ?? Number.POSITIVE_INFINITY;

/** Anything that cites clauses by its rule. */
type Cites = { readonly rule: { readonly rule: { readonly clauses: readonly string[] } } };

export const clausesOf = (readings: readonly Cites[]): readonly string[] =>
  unionOf(readings.map((reading) => reading.rule.rule.clauses));

function dueDifference(packs: readonly PackReadings[], winner: Reading): Difference | undefined {
  const own = packs.map(({ pack, readings }) => ({ pack, reading: earliest(readings) }));
  if (new Set(own.map(({ reading }) => reading.due.at)).size < 2) return undefined;
  return {
    about: 'due',
    text: `${saysSo('due', packs)}The earliest applies.`,
    readings: own.map(({ pack, reading }) => ({
      pack: pack.id,
      clauses: reading.rule.rule.clauses,
      text: dueInWords(reading.due),
    })),
    applies: winner.pack.id,
  };
}

function recordDifference(packs: readonly PackReadings[]): Difference | undefined {
  const own = packs.flatMap(({ pack, readings }) => {
    const places = recordPlaces(readings);
    return places.length > 0 ? [{ pack, readings, places }] : [];
  });
  if (new Set(own.map(({ places }) => [...places].sort().join())).size < 2) return undefined;
  return {
    about: 'record',
    text: `${saysSo('record', packs)}All of these places apply.`,
    readings: own.map(({ pack, readings, places }) => ({
      pack: pack.id,
      clauses: clausesOf(readings),
      text: placesInWords(places),
    })),
    applies: null,
  };
}

/** Every place that these readings name, each once. */
export function recordPlaces(readings: readonly Reading[]): readonly RecordPlace[] {
  return unionOf(readings.map((reading) => reading.duty.record));
}

function termDifference(packs: readonly PackReadings[]): Difference | undefined {
  const own = packs.flatMap(({ pack, readings }) => {
    const [named] = readings.filter((reading) => reading.duty.term !== undefined);
    return named?.duty.term === undefined
      ? []
      : [{ pack, clauses: named.rule.rule.clauses, term: named.duty.term }];
  });
  if (new Set(own.map(({ term }) => term)).size < 2) return undefined;
  return {
    about: 'term',
    text: `${saysSo('term', packs)}One record does for all.`,
    readings: own.map(({ pack, clauses, term }) => ({ pack: pack.id, clauses, text: term })),
    applies: null,
  };
}

/** Policies that want different people told of the same event. `siblings`: its duties of one action. */
export function recipientDifference(siblings: readonly Owed[]): Difference | undefined {
  if (siblings.length < 2 || siblings[0]?.action !== 'notify') return undefined;
  const named = new Map<Pack, { to: Set<Recipient>; readings: Reading[] }>();
  for (const sibling of siblings) {
    if (sibling.recipient === undefined) continue;
    for (const reading of sibling.readings) {
      if (reading.rule.rule.mark !== undefined) continue; // ours, not what the policy says
      const own = named.get(reading.pack) ?? { to: new Set(), readings: [] };
      own.to.add(sibling.recipient);
      own.readings.push(reading);
      named.set(reading.pack, own);
    }
  }
  const own = [...named].map(([pack, { to, readings }]) => ({ pack, readings, to: [...to].sort() }));
  if (own.length < 2 || new Set(own.map(({ to }) => to.join())).size < 2) return undefined;
  own.sort((a, b) => (a.pack.id < b.pack.id ? -1 : 1));
  return {
    about: 'recipient',
    text: `${saysSo('recipient', own)}All of them are told, each with a receipt.`,
    readings: own.map(({ pack, readings, to }) => ({
      pack: pack.id,
      clauses: clausesOf(readings),
      text: rolesInWords(to),
    })),
    applies: null,
  };
}

/**
 * What a pack's own list of differences says where these clauses meet, with a space after it; otherwise only that the
 * policies differ.
 */
export function saysSo(
  about: Difference['about'],
  sides: readonly { readonly pack: Pack; readonly readings: readonly Cites[] }[],
): string {
  for (const { pack, readings } of sides) {
    const ours = clausesOf(readings);
    for (const other of sides) {
      if (other.pack === pack) continue;
      const theirs = clausesOf(other.readings);
      const file = pack.data.differences.find((differences) => differences.with === other.pack.id);
      const row = file?.differences.find(
        (each) =>
          each.how.includes(`merge:${about}`) &&
          each.ours.some((id) => ours.includes(id)) &&
          each.theirs.some((id) => theirs.includes(id)),
      );
      if (row) return `${row.says} `;
    }
  }
  return 'Your policies differ. ';
}
