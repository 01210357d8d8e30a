import { z } from 'zod';
import { didYouMean } from '../did-you-mean.ts';
import type { Located, PackProblem } from './problem.ts';
import { problemAt } from './problem.ts';

/** Checks what a file says against its schema; a misspelt key is refused like a wrong value. */
export function shape<T>(
  read: Located<unknown>,
  schema: z.ZodType<T>,
): { readonly shaped?: Located<T>; readonly problems: readonly PackProblem[] } {
  const parsed = schema.safeParse(read.value, { reportInput: true });
  if (parsed.success) return { shaped: { ...read, value: parsed.data }, problems: [] };
  return { problems: parsed.error.issues.flatMap((issue) => problemsOf(read, schema, issue, [])) };
}

type Issue = z.core.$ZodIssue;

function problemsOf(
  read: Located<unknown>,
  schema: z.ZodType,
  issue: Issue,
  above: PropertyKey[],
): PackProblem[] {
  const path = [...above, ...issue.path].filter((step) => typeof step !== 'symbol') as (string | number)[];
  const name = path.filter((step) => typeof step === 'string').at(-1);
  const about = name === undefined ? '' : `${name}: `;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        problemAt(
          read,
          [...path, key],
          `${key} is not read here`,
          sentence(didYouMean(key, keysAt(schema, path))),
        ),
      );
    case 'invalid_value': {
      const values = issue.values.map(String);
      const written = String(issue.input);
      if (issue.input === undefined) return [problemAt(read, path, `${name ?? 'a value'} is missing`)];
      const reason = `${about}${JSON.stringify(written)} is not one of the values that count here`;
      return [problemAt(read, path, reason, sentence(didYouMean(written, values)))];
    }
    case 'invalid_type':
      if (issue.input === undefined) return [problemAt(read, path, `${name ?? 'the content'} is missing`)];
      return [problemAt(read, path, `${about}this must be ${TYPES[issue.expected] ?? issue.expected}`)];
    case 'invalid_union': {
      const [first] = issue.errors;
      const [inner] = first ?? [];
      if (inner) return problemsOf(read, schema, inner, path);
      return [problemAt(read, path, `${about}this fits none of the forms that count here`)];
    }
    default:
      return [problemAt(read, path, `${about}${issue.message.replace(/\.$/, '')}`)];
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The keys that a schema reads at a path, for the suggestion after a misspelt one. */
function keysAt(schema: unknown, path: readonly (string | number)[]): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return keysAt(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodUnion) {
    return [...new Set(schema.options.flatMap((option) => keysAt(option, path)))];
  }
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray) return step === undefined ? [] : keysAt(schema.element, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  const keys = schema.shape as Readonly<Record<string, unknown>>;
  return step === undefined ? Object.keys(keys) : keysAt(keys[step], rest);
}
