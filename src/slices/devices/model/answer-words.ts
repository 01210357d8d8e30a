import type { FactValue } from '#engine/types.ts';
import type { FactQuestion } from './fact-questions.ts';

/** An answer as a person reads it: "Yes", "Parents and social worker". */
export function answerWords(question: FactQuestion, value: FactValue | undefined): string {
  if (value === undefined) return 'Not known yet';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const textOf = (each: string) => question.options.find((option) => option.value === each)?.text ?? each;
  if (Array.isArray(value)) return value.length === 0 ? 'None of these' : value.map(textOf).join('; ');
  return typeof value === 'object' ? '' : textOf(String(value));
}

/** The words of a question or answer with the child's name in them. */
export function nameChild(words: string, name: string | undefined): string {
  return name === undefined ? words : words.replaceAll(/\b[Tt]he child\b/g, name);
}
