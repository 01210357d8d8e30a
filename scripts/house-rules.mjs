// Kith's own lint rules, for oxlint. Where each one applies is in .oxlintrc.json; that each one bites
// is proved in test/house/lint-rules.test.ts.

/** Globals that would let the clock, chance, the process or the network into the pure core. */
const IMPURE_GLOBALS = new Set([
  'process',
  'fetch',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
]);
const IMPURE_MEMBERS = { Date: ['now'], Math: ['random'], Temporal: ['Now'] };
const GLOBAL_OBJECTS = new Set(['globalThis', 'global', 'window', 'self']);

/** The name after the dot or in the brackets, where it is written out; otherwise undefined. */
function memberName({ property, computed }) {
  if (!computed) return property.name;
  return property.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined;
}

/** `process` and `globalThis.process` alike: the global that an expression names, or undefined. */
function globalName(node) {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return undefined;
  return GLOBAL_OBJECTS.has(node.object.name) ? memberName(node) : undefined;
}

/** True where an identifier stands for a value, rather than naming a property, a parameter or a type. */
function readsVariable(node) {
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node && parent.parent.type === 'ObjectExpression';
  return !/^(?:TS|Import|Export|MethodDefinition|PropertyDefinition|JSX|Label)/.test(parent.type);
}

const isUndeclared = (context, node) => {
  for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    const variable = scope.set.get(node.name);
    if (variable && variable.defs.length > 0) return false;
  }
  return true;
};

const pureCore = {
  create(context) {
    const report = (node, what) =>
      context.report({
        node,
        message: `The core is pure: ${what} has no place here. Take it as an argument.`,
      });
    return {
      Identifier(node) {
        if (IMPURE_GLOBALS.has(node.name) && readsVariable(node) && isUndeclared(context, node))
          report(node, node.name);
      },
      MemberExpression(node) {
        const owner = globalName(node.object);
        const name = memberName(node);
        if (owner && IMPURE_MEMBERS[owner]?.includes(name)) report(node, `${owner}.${name}`);
        if (GLOBAL_OBJECTS.has(owner) && IMPURE_GLOBALS.has(name)) report(node, `${owner}.${name}`);
      },
      NewExpression(node) {
        if (globalName(node.callee) === 'Date' && node.arguments.length === 0) report(node, 'new Date()');
      },
      CallExpression(node) {
        if (globalName(node.callee) === 'Date') report(node, 'Date()');
      },
      ImportDeclaration(node) {
        if (node.source.value.startsWith('node:')) report(node, node.source.value);
      },
    };
  },
};

const envInOnePlace = {
  create(context) {
    const report = (node) =>
      context.report({
        node,
        message: 'Only src/config/env.ts reads process.env. Take a setting as an argument.',
      });
    return {
      MemberExpression(node) {
        if (memberName(node) === 'env' && globalName(node.object) === 'process') report(node);
      },
      VariableDeclarator({ id, init }) {
        if (id.type !== 'ObjectPattern' || !init || globalName(init) !== 'process') return;
        const env = id.properties.find(
          (property) => property.type === 'Property' && property.key.name === 'env',
        );
        if (env) report(env);
      },
      ImportDeclaration({ source, specifiers }) {
        if (!/^(?:node:)?process$/.test(source.value)) return;
        const env = specifiers.find(({ imported }) => imported?.name === 'env');
        if (env) report(env);
      },
    };
  },
};

const MOCKS = new Set(['mock', 'doMock', 'unmock', 'doUnmock']);

const noModuleMocks = {
  create(context) {
    const fromVitest = new Set(['vi', 'vitest']);
    return {
      ImportDeclaration({ source, specifiers }) {
        if (source.value !== 'vitest') return;
        for (const { imported, local } of specifiers)
          if (fromVitest.has(imported?.name)) fromVitest.add(local.name);
      },
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || !fromVitest.has(callee.object.name)) return;
        if (MOCKS.has(memberName(callee)))
          context.report({
            node,
            message:
              'No module mocks. Pass what differs as an argument; stores and pages run on real PostgreSQL.',
          });
      },
    };
  },
};

const NOT_RUN = new Set(['skip', 'only', 'todo', 'skipIf', 'runIf', 'fails']);

const everyTestRuns = {
  create: (context) => ({
    MemberExpression(node) {
      let first = node.object;
      while (first.type === 'MemberExpression') first = first.object;
      if (['it', 'test', 'describe', 'suite', 'bench'].includes(first.name) && NOT_RUN.has(memberName(node)))
        context.report({ node, message: 'Every test runs, and passes. Finish it or take it out.' });
    },
  }),
};

const RAW_HTML = 'dangerouslySetInnerHTML';

const rawHtmlInGovukOnly = {
  create(context) {
    const report = (node) =>
      context.report({ node, message: `${RAW_HTML} only in src/ui/govuk, where the fixtures prove it.` });
    return {
      JSXAttribute(node) {
        if (node.name.name === RAW_HTML) report(node);
      },
      Property(node) {
        if (node.key.name === RAW_HTML || node.key.value === RAW_HTML) report(node);
      },
      MemberExpression(node) {
        if (memberName(node) === RAW_HTML) report(node);
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: {
    'pure-core': pureCore,
    'env-in-one-place': envInOnePlace,
    'no-module-mocks': noModuleMocks,
    'every-test-runs': everyTestRuns,
    'raw-html-in-govuk-only': rawHtmlInGovukOnly,
  },
};
