import { capital } from '#kernel/fill-words.ts';
/** An area's name as people write it: `central-bedfordshire` is "Central Bedfordshire". */
export function areaWords(area: string): string {
  return area
    .split('-')
    .map((word) => (word === 'and' ? word : capital(word)))
    .join(' ');
}
