import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const source = readFileSync(new URL('./_tokens.scss', import.meta.url), 'utf8');
const tokens = new Map(
  [...source.matchAll(/\$kith-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast as WCAG 2 reckons it. Throws for a token that does not exist. */
function contrast(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    const hex = tokens.get(name);
    if (!hex) throw new Error(`no token ${name}`);
    return luminance(hex);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

test('the reckoning itself: black on white is 21', () => {
  expect((luminance('#ffffff') + 0.05) / (luminance('#000000') + 0.05)).toBeCloseTo(21, 5);
});

test.each([
  ...['ink', 'muted', 'teal', 'teal-dark', 'harm', 'soon', 'done', 'held'].flatMap((text) => [
    [text, 'paper'],
    [text, 'ground'],
  ]),
  ['paper', 'teal'],
  ['paper', 'teal-dark'],
  ['paper', 'harm'],
  ['ink', 'teal-soft'],
  ['ink', 'harm-soft'],
  ['muted', 'teal-soft'],
  ['teal', 'teal-soft'],
  ['harm', 'harm-soft'],
  ['soon', 'soon-soft'],
  ['done', 'done-soft'],
  ['held', 'held-soft'],
] as [string, string][])('text %s on %s has at least 4.5:1', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  'harm',
  'soon',
  'held',
  'done',
  'control',
  'ink',
])('the edge %s has at least 3:1 on either side', (edge) => {
  expect(contrast(edge, 'paper')).toBeGreaterThanOrEqual(3);
  expect(contrast(edge, 'ground')).toBeGreaterThanOrEqual(3);
});
