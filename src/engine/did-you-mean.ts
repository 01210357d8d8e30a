import { capital } from '#kernel/fill-words.ts';

/** Steps of one letter added, dropped, changed or swapped with its neighbour between two words; stops counting at `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let steps = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1);
      }
      next.push(steps);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? limit + 1;
}

/** The name that was most likely meant, or `undefined` when none is near. Case and separators count little. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.round(word.length * 0.4));
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  let best: string | undefined;
  let bestSteps = limit + 1;
  for (const name of names) {
    const steps = Math.min(distance(word, name, limit), distance(plain(word), plain(name), limit));
    if (steps < bestSteps) [best, bestSteps] = [name, steps];
  }
  return best;
}

/** "Did you mean emergency?", or the names there are when none is near. */
export function didYouMean(word: string, names: readonly string[]): string {
  const near = nearest(word, names);
  if (near !== undefined) return `did you mean ${near}?`;
  return names.length === 0 ? 'there are none' : `there are: ${names.join(', ')}`;
}

/** The same as a whole sentence, for what mends a refusal: "There are: agreement, coaching." */
export function suggestion(word: string, names: readonly string[]): string {
  const text = didYouMean(word, names);
  return `${capital(text)}${text.endsWith('?') ? '' : '.'}`;
}
