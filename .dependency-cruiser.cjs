// Who may import whom, as data. `npm run lint` runs it; test/house/import-rules.test.ts plants one
// violation per rule and expects each to bite. docs/architecture.md tells the reasons at more length.

/** Slices by tier. A slice knows only the doors (index.ts) of lower tiers. A new slice is added here first. */
const TIERS = [
  ['organisations', 'people', 'account', 'events', 'proposals'],
  ['children', 'plans', 'staffing', 'library'],
  ['contacts', 'access-levels', 'devices', 'house-rules', 'photos', 'network', 'timed-access'],
  ['observations', 'concerns', 'key-work', 'training'],
  ['duties'],
  ['chronology', 'young', 'oversight', 'set-up', 'adoption', 'try-out', 'audit-view', 'access-review'],
];

const SLICE = '^src/slices/([^/]+)/'; // what the brackets catch is `$1` in the lists below
const OWN = '^src/slices/$1/';
const DOORS = '^src/slices/[^/]+/index[.]ts$';
const TEST = '[.]test[.]tsx?$|^src/ui/govuk/proof/'; // proof/: what the fixtures are compared with
const NPM = '^node_modules/';
const PAGE_FILE = (name) => `${SLICE}pages/.+/${name}[.]tsx?$`;
const npm = (...names) => names.map((name) => `^node_modules/${name}/`);

/**
 * One row per kind of room. `may`: what it may import. `types`: what it may import as types only.
 * `core`: may it use Node's own modules? Tests beside the code may import what they need to test it.
 */
const ROOMS = [
  { room: 'kernel', from: '^src/kernel/', may: ['^src/kernel/'] },
  {
    room: 'engine',
    from: '^src/engine/',
    may: [
      '^src/(?:kernel|engine)/',
      ...npm('@marcbachmann/cel-js', 'temporal-polyfill', 'zod', 'yaml', 'js-yaml'),
    ],
  },
  { room: 'access', from: '^src/access/', may: ['^src/(?:kernel|access)/'] },
  { room: 'config', from: '^src/config/', may: ['^src/(?:kernel|config)/', ...npm('zod')], core: true },
  {
    room: 'audit',
    from: '^src/audit/',
    may: ['^src/(?:kernel|access|audit)/', '^src/platform/(?:db|crypto)/', ...npm('kysely')],
    core: true,
  },
  { room: 'platform', from: '^src/platform/', may: ['^src/(?:kernel|platform)/', NPM], core: true },
  {
    room: 'web',
    from: '^src/web/',
    may: ['^src/(?:kernel|engine|access|audit|web|ui)/', ...npm('preact')],
    types: ['^src/platform/db/'],
  },
  { room: 'ui', from: '^src/ui/', may: ['^src/(?:kernel|ui)/', NPM], core: true },
  {
    room: 'model',
    from: `${SLICE}model/`,
    // minisearch: an index in memory, pure as the model itself.
    may: ['^src/(?:kernel|engine|access)/', `${OWN}model/`, ...npm('minisearch')],
    types: [DOORS],
  },
  {
    room: 'store',
    from: `${SLICE}store/`,
    may: ['^src/(?:kernel|audit|platform/(?:db|crypto))/', `${OWN}(?:model|store)/`, ...npm('kysely')],
    types: ['^src/(?:engine|access)/'],
  },
  {
    room: 'parts',
    from: `${SLICE}parts/`,
    may: ['^src/(?:kernel|ui|web)/', `${OWN}(?:model|parts)/`, ...npm('preact')],
    types: ['^src/engine/', DOORS],
  },
  {
    room: 'view',
    from: PAGE_FILE('view'),
    may: ['^src/(?:kernel|ui|web)/', `${OWN}(?:(?:model|parts)/|pages/.+/view[.]tsx$)`, ...npm('preact')],
    types: ['^src/engine/', `${OWN}pages/.+/(?:load|form)[.]ts$`, DOORS],
  },
  {
    room: 'form',
    from: PAGE_FILE('form'),
    may: ['^src/(?:kernel|engine|access|web)/', `${OWN}(?:model/|pages/.+/form[.]ts$)`, DOORS, ...npm('zod')],
    types: [`${OWN}pages/.+/load[.]ts$`],
  },
  {
    room: 'route',
    from: PAGE_FILE('(?:route|load|handle)'),
    may: ['^src/(?:kernel|engine|access|audit|web|ui/words)/', '^src/platform/(?!db/)', OWN, DOORS],
  },
  {
    room: 'jobs',
    from: `${SLICE}jobs/`,
    may: ['^src/(?:kernel|engine|access|audit|web)/', '^src/platform/(?!db/)', OWN, DOORS],
  },
  {
    room: 'index',
    from: '^src/slices/([^/]+)/index[.]ts$',
    may: ['^src/(?:kernel|engine|access|audit|platform/db)/', `${OWN}(?:model|store|jobs)/`, DOORS],
  },
  {
    room: 'register',
    from: '^src/slices/([^/]+)/register[.]ts$',
    may: ['^src/(?:kernel|engine|access|audit|web)/', '^src/platform/(?!db/)', OWN, DOORS],
  },
];

const roomRules = ROOMS.flatMap(({ room, from, may, types = [], core = false }) => {
  const rule = {
    name: `${room}-imports-only-its-own`,
    comment: `${room}: see the row "${room}" of ROOMS for what it may import.`,
    severity: 'error',
    from: { path: from, pathNot: TEST },
    to: {
      pathNot: [...may, ...types],
      couldNotResolve: false,
      ...(core ? { dependencyTypesNot: ['core'] } : {}),
    },
  };
  const typeRule = {
    name: `${room}-imports-these-as-types-only`,
    comment: `${room} may know the shape of this, never run it: write \`import type\`.`,
    severity: 'error',
    from: { path: from, pathNot: TEST },
    to: { path: types, pathNot: may, dependencyTypesNot: ['type-only'] },
  };
  return types.length > 0 ? [rule, typeRule] : [rule];
});

const tierRules = TIERS.map((slices, index) => ({
  name: `tier-${index + 1}-knows-only-lower-tiers`,
  comment: 'A slice imports only lower tiers. What a lower slice must tell a higher one goes through app.',
  severity: 'error',
  from: { path: `^src/slices/(${slices.join('|')})/`, pathNot: TEST },
  to: { path: `^src/slices/(?:${TIERS.slice(index).flat().join('|')})/`, pathNot: OWN },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    ...tierRules,
    {
      name: 'every-slice-has-a-tier',
      comment: 'Give the slice a tier in TIERS.',
      severity: 'error',
      from: { path: `^src/slices/(?!(?:${TIERS.flat().join('|')})/)` },
      to: {},
    },
    {
      name: 'slices-hold-known-rooms',
      comment:
        'A slice holds index.ts, register.ts, model/, store/, parts/, pages/<page>/{route,load,form,handle,view} and jobs/.',
      severity: 'error',
      from: {
        path: '^src/slices/',
        pathNot: [
          TEST,
          '^src/slices/[^/]+/(?:index|register)[.]ts$',
          '^src/slices/[^/]+/(?:model|store|parts|jobs)/',
          '^src/slices/[^/]+/pages/.+/(?:route|load|form|handle|view)[.]tsx?$',
        ],
      },
      to: {},
    },
    {
      name: 'a-slice-is-entered-by-its-door',
      comment: 'From another slice: only index.ts.',
      severity: 'error',
      from: { path: SLICE },
      to: { path: '^src/slices/', pathNot: [OWN, DOORS] },
    },
    {
      name: 'a-slice-is-entered-by-its-door-from-outside',
      // test/walls asks the stores of the lists themselves, to compare them with the policy and the database.
      comment: 'From outside the slices: only index.ts, and register.ts by app.',
      severity: 'error',
      from: { path: '^(?:src|test|bench)/', pathNot: '^(?:src/slices|test/walls)/' },
      to: { path: '^src/slices/', pathNot: '^src/slices/[^/]+/(?:index|register)[.]ts$' },
    },
    {
      name: 'only-app-mounts',
      comment: 'register.ts is what app mounts; nobody else needs it.',
      severity: 'error',
      from: { path: '^(?:src|test|bench)/', pathNot: '^src/app/' },
      to: { path: '^src/slices/[^/]+/register[.]ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: { path: '^(?:src|test|bench)/' },
      to: { circular: true },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: [TEST, '^(?:test|bench|scripts)/'] },
    },
    {
      name: 'no-development-package-in-the-product',
      comment: 'What src needs at run time belongs in "dependencies".',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-undeclared-package',
      comment: 'Add the package to package.json: it is there only because another package brought it.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true, // sees `import type`, so that "types only" and "no cycles" mean what they say
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
