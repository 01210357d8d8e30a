import type { ASTNode } from '@marcbachmann/cel-js';
import { Environment } from '@marcbachmann/cel-js';
import type { FactType } from '../facts.ts';
import type { Names } from './names.ts';

export type { ASTNode };

type Schema = { [name: string]: string | Schema };

function celType(type: FactType): string | Schema {
  switch (type.is) {
    case 'boolean':
      return 'bool';
    case 'number':
      return 'double';
    case 'list':
      return 'list<string>';
    case 'group':
      return Object.fromEntries(Object.entries(type.facts).map(([name, fact]) => [name, celType(fact)]));
    default:
      return 'string';
  }
}

/** A CEL environment in which the published names have their published types. */
export function celEnvironment(names: Names): Environment {
  const environment = new Environment();
  for (const [name, type] of Object.entries(names.types)) {
    const cel = celType(type);
    if (typeof cel === 'string') environment.registerVariable(name, cel);
    else if (Object.keys(cel).length === 0) environment.registerVariable(name, 'map');
    else environment.registerVariable({ name, schema: cel });
  }
  environment.registerFunction('happened(string): bool', () => false);
  // A policy writes "childrenInvolved == 2"; plain CEL has no equality between a double and a whole number.
  environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b));
  return environment;
}
