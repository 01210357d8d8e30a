import type { Pack } from '../pack.ts';
import type { Prompt } from '../types.ts';
import type { Entry } from './timeline.ts';

/**
 * What the signs of an observation ask for: several together, advice; one alone, the response to the harm it opens.
 * Words only, and never a score: a tier lowers nothing.
 */
export function promptsOfSigns(packs: readonly Pack[], { event }: Entry): readonly Prompt[] {
  if (event.type !== 'observation.recorded') return [];
  const seen = event.facts['indicators'];
  if (!Array.isArray(seen) || seen.length === 0) return [];
  return packs.flatMap(({ id, data: { indicators, signNotes } }) => {
    const own = indicators.filter((sign) => seen.includes(sign.id));
    if (own.length === 0) return [];
    const say = (text: string, clauses: readonly string[], mark?: Prompt['mark']): Prompt => ({
      kind: 'do',
      text,
      clauses,
      packs: [id],
      ...(mark === undefined ? {} : { mark }),
    });
    const opening = own.filter((sign) => sign.harms.length > 0);
    const together = signNotes.combine.filter(
      (row) => row['any-of'].filter((sign) => seen.includes(sign)).length >= row['at-least'],
    );
    const beside = signNotes['not-diagnostic'];
    return [
      ...opening.map((sign) => say(`Raise a concern now: ${lower(sign.text)}.`, sign.clauses, sign.mark)),
      ...together.map((row) => say(row.advice, row.clauses, row.mark)),
      ...(beside === undefined
        ? []
        : [
            say(
              beside,
              own.flatMap((sign) => sign.clauses),
            ),
          ]),
    ];
  });
}

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
