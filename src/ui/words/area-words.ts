/** An area's name as people write it: `central-bedfordshire` is "Central Bedfordshire". */
export function areaWords(area: string): string {
  return area
    .split('-')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');
}
