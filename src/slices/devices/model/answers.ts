import type { FactValue } from '#engine/types.ts';
import type { FactQuestion } from './fact-questions.ts';

/** What a list question sends when none of its answers is so; the fact is then known, and empty. */
export const NONE = 'none';
/** What a question sends when nobody knows yet; the fact stays open. */
export const NOT_KNOWN = 'not-known';

/** The fact that somebody answered; `undefined` where it stays open. What the form never offered counts for nothing. */
export function answerOf(question: FactQuestion, sent: readonly string[]): FactValue | undefined {
  const offered = question.options.map((option) => option.value);
  const [first = ''] = sent;
  switch (question.kind) {
    case 'yes-no':
      return first === 'yes' ? true : first === 'no' ? false : undefined;
    case 'one':
      return offered.includes(first) ? first : undefined;
    case 'many': {
      const chosen = offered.filter((value) => sent.includes(value));
      return chosen.length > 0 ? chosen : sent.includes(NONE) ? [] : undefined;
    }
    case 'words': {
      const words = first.trim();
      return words === '' ? undefined : words;
    }
  }
}

/** A known fact as its form field sends it, to show it chosen. */
export function sentFor(value: FactValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (Array.isArray(value)) return value.length === 0 ? [NONE] : value.map(String);
  return typeof value === 'object' ? [] : [String(value)];
}

/** Whether two values of a fact say the same; the order of a list says nothing. */
export function sameFact(a: FactValue | undefined, b: FactValue | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((each) => b.includes(each));
}
