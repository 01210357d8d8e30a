import type { Environment } from '@marcbachmann/cel-js';
import { ParseError } from '@marcbachmann/cel-js';
import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { ASTNode } from './cel.ts';
import { celEnvironment } from './cel.ts';
import type { Names } from './names.ts';
import type { ConditionProblem } from './refused.ts';
import { ConditionRefused } from './refused.ts';
import { translate } from './translate.ts';
import type { Tree } from './tree.ts';

/** Reads conditions over one event's names. Making one costs about a millisecond: keep it for a whole pack. */
export type ConditionReader = (text: string) => Result<Tree, ConditionProblem>;

/**
 * Makes a reader that parses CEL, refuses every name that is not published, every comparison with a value
 * outside a closed set and every type that does not fit, and gives back the condition as a tree.
 */
export function conditionReader(names: Names): ConditionReader {
  const environment = celEnvironment(names);
  return (text) => readCondition(environment, names, text);
}

function readCondition(environment: Environment, names: Names, text: string): Result<Tree, ConditionProblem> {
  let ast: ASTNode;
  try {
    ast = environment.parse(text).ast;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return refuse({
      at: error.range?.start ?? 0,
      reason: `this is not a CEL condition: ${lowerFirst(error.summary)}`,
      mend: 'Write && for and, || for or, ! for not, == for is.',
    });
  }
  try {
    const { tree, type } = translate(ast, names, new Map());
    // The checker knows every overload of the language; the walk above only the published names.
    const check = environment.check(text);
    if (!check.valid) {
      const start = check.error?.range?.start ?? 0;
      const reason = lowerFirst(check.error?.summary ?? 'the types do not fit');
      return refuse({
        at: start,
        reason,
        mend: 'Both sides must be of one kind: texts, numbers, or true and false.',
      });
    }
    if (type.is !== 'boolean') {
      return refuse({ at: 0, reason: 'a condition must be true or false', mend: 'Compare it with a value.' });
    }
    return ok(tree);
  } catch (error) {
    if (!(error instanceof ConditionRefused)) throw error;
    return refuse(error.problem);
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
