import { suggestion } from '../did-you-mean.ts';
import type { PackProblem } from './problem.ts';
import { problemAt } from './problem.ts';
import type { LocatedPack } from './read-files.ts';

/** Checks that every tier a sign stands in is named, and that signs said to count together are there. */
export function checkSigns(pack: LocatedPack): readonly PackProblem[] {
  const tiers = (pack.signNotes?.value.tiers ?? []).map(({ id }) => id);
  const signs = pack.indicators.map(({ value }) => value.id);
  const problems = pack.indicators.flatMap((sign) => {
    const { id, tier } = sign.value;
    if (tier === undefined || tiers.includes(tier)) return [];
    const reason = `sign ${id} stands in tier ${tier}, which tiers does not name`;
    return [problemAt(sign, ['tier'], reason, suggestion(tier, tiers))];
  });
  const notes = pack.signNotes;
  if (!notes) return problems;
  for (const [row, { id, 'any-of': anyOf, 'at-least': atLeast }] of notes.value.combine.entries()) {
    for (const [index, sign] of anyOf.entries()) {
      if (signs.includes(sign)) continue;
      const reason = `combination ${id} counts ${sign}, which is no sign of this pack`;
      const mend = suggestion(sign, signs);
      problems.push(problemAt(notes, ['combine', row, 'any-of', index], reason, mend));
    }
    if (atLeast > anyOf.length) {
      const reason = `combination ${id} asks for ${atLeast} of ${anyOf.length} signs`;
      const mend = `Write ${anyOf.length} or fewer.`;
      problems.push(problemAt(notes, ['combine', row, 'at-least'], reason, mend));
    }
  }
  return problems;
}
