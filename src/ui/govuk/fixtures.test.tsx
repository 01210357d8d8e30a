import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { h } from 'preact';
import { describe, expect, test } from 'vitest';
import { renderPart } from '#ui/render.ts';
import { COMPONENTS, type ComponentName, componentOf } from './proof/components.ts';
import { DIFFERENCES } from './proof/differences.ts';
import { normalise } from './proof/parse.ts';
import { type Params, propsOf } from './proof/props-of.ts';

interface Fixture {
  readonly name: string;
  readonly options: Params;
  readonly html: string;
}

const packageFolder = createRequire(import.meta.url)
  .resolve('govuk-frontend/package.json')
  .replace('package.json', '');

function fixturesOf(component: ComponentName): readonly Fixture[] {
  const file = `${packageFolder}dist/govuk/components/${component}/fixtures.json`;
  return (JSON.parse(readFileSync(file, 'utf8')) as { fixtures: readonly Fixture[] }).fixtures;
}

/** A choice of a list is text alone, in HTML as in the kit. */
function asSelect(props: Params): Params {
  const items = props['items'] as readonly (Params | null)[] | undefined;
  return { ...props, items: items?.map((item) => item && { ...item, text: item['content'] }) };
}

function rendered(component: ComponentName, fixture: Fixture): string {
  const props = propsOf(fixture.options);
  return renderPart(h(componentOf(component), component === 'select' ? asSelect(props) : props));
}

const names = Object.keys(COMPONENTS) as ComponentName[];

describe.each(names)('%s renders as govuk-frontend does', (component) => {
  test.each(fixturesOf(component))('$name', (fixture) => {
    const difference = DIFFERENCES.find(
      (known) => known.component === component && known.fixture === fixture.name,
    );
    const ours = normalise(rendered(component, fixture));
    const theirs = normalise(fixture.html);
    if (difference)
      expect(ours, `no longer differs: take it off the list (${difference.because})`).not.toBe(theirs);
    else expect(ours).toBe(theirs);
  });
});

test('every listed difference names a fixture that exists, once', () => {
  const known = DIFFERENCES.map(({ component, fixture }) => `${component}: ${fixture}`);
  const all = names.flatMap((component) =>
    fixturesOf(component).map((fixture) => `${component}: ${fixture.name}`),
  );
  expect(known.filter((name) => !all.includes(name))).toEqual([]);
  expect(new Set(known).size).toBe(known.length);
});

test('the proof covers hundreds of fixtures', () => {
  expect(names.flatMap(fixturesOf).length).toBeGreaterThan(500);
});
