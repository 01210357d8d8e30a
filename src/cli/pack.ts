import type { Outcome } from './outcome.ts';
import { bad } from './outcome.ts';
export async function pack(_words: readonly string[]): Promise<Outcome> {
  return bad('not yet');
}
