import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { slices } from '#app/slices.ts';

type Screen = { readonly id: string; readonly state: 'built' | 'planned'; readonly route?: string };
const { screens } = parse(readFileSync('packs/screens.yaml', 'utf8')) as { screens: readonly Screen[] };
const mounted = new Set(
  slices.flatMap((slice) => [...(slice.pages ?? []), ...(slice.publicPages ?? [])].map((page) => page.path)),
);

describe('the screens that clauses may name', () => {
  it.each(screens.filter((screen) => screen.state === 'built'))('$id is mounted where it is said to be', ({
    route,
  }) => {
    expect(mounted).toContain(route);
  });
  it('promises no address for a screen that is still planned', () => {
    expect(screens.filter((screen) => screen.state === 'planned' && screen.route)).toEqual([]);
  });
});
