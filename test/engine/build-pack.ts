import type { PackProblem } from '#engine/loader.ts';
import { loadPack, problemInWords } from '#engine/loader.ts';
import type { Pack } from '#engine/pack.ts';
import { readyPack } from '#engine/pack.ts';

/** What a test says of a pack; everything else is filled in. Rules, settings and so on as their files have them. */
export type PackSketch = {
  readonly id?: string;
  readonly title?: string;
  readonly version?: string;
  readonly prefix?: string;
  readonly from?: string;
  readonly to?: string;
  readonly rules?: readonly object[];
  readonly settings?: readonly object[];
  readonly questions?: readonly object[];
  readonly directory?: readonly object[];
  readonly differences?: readonly object[];
  /** The whole of indicators.yaml. */
  readonly signs?: object;
  readonly taxonomies?: readonly object[];
  /** Clauses by their number; `1` to `9` where it is left out. */
  readonly clauses?: readonly object[];
};

/** The files of a pack; JSON is YAML. */
export function packTextsOf(sketch: PackSketch): Record<string, string> {
  const { id = 'house', version = '2020-01', prefix = 'HSE', from = '2000-01-01', to } = sketch;
  const clauses =
    sketch.clauses ??
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({
      id: `${prefix}-${n}`,
      kind: 'duty',
      weight: 'core',
      says: 'Do it.',
    }));
  const meta = {
    id,
    title: sketch.title ?? `Policy ${id}`,
    publisher: 'A provider',
    version,
    'clause-prefix': prefix,
    'in-force': { from, ...(to === undefined ? {} : { to }) },
    jurisdiction: 'England',
    kind: 'house-policy',
    terms: {},
    taxonomies: sketch.taxonomies ?? [],
    sections: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [`${n}`, `Section ${n}`])),
  };
  const file = (value: unknown) => JSON.stringify(value, null, 1);
  return {
    'pack.yaml': file(meta),
    'clauses.yaml': file({ clauses }),
    'rules.yaml': file({ rules: sketch.rules ?? [] }),
    ...(sketch.settings ? { 'settings.yaml': file({ settings: sketch.settings }) } : {}),
    ...(sketch.directory ? { 'directory.yaml': file({ entries: sketch.directory }) } : {}),
    ...(sketch.signs ? { 'indicators.yaml': file(sketch.signs) } : {}),
    ...(sketch.differences ? { 'differences.yaml': file(sketch.differences[0]) } : {}),
    ...Object.fromEntries((sketch.questions ?? []).map((set, i) => [`questions/set-${i}.yaml`, file(set)])),
  };
}

export const SCREENS = [
  { id: 'record', title: 'Record', state: 'built', route: '/record' },
  { id: 'library', title: 'Library', state: 'planned' },
] as const;

/** A pack ready to decide with. Throws with its problems when it is refused. */
export function buildPack(sketch: PackSketch): Pack {
  const result = loadPack(packTextsOf(sketch), { screens: SCREENS });
  if (!result.ok) throw new Error(result.error.map(problemInWords).join('\n'));
  return readyPack(result.value);
}

/** The problems for which a pack is refused; none when it is not. */
export function problemsOf(
  texts: Record<string, string>,
  packIds?: readonly string[],
): readonly PackProblem[] {
  const result = loadPack(texts, { screens: SCREENS, ...(packIds ? { packIds } : {}) });
  return result.ok ? [] : result.error;
}

/** A duty rule in the fewest words. */
export function dutyRule(id: string, on: string, duty: object, more: object = {}): object {
  return {
    id,
    on,
    clauses: ['HSE-1'],
    duty: {
      action: 'notify',
      due: { kind: 'unstated', text: 'some time' },
      title: 'Do it',
      how: 'Just so.',
      ...duty,
    },
    ...more,
  };
}
