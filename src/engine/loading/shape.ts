import { z } from 'zod';
import { capital } from '#kernel/fill-words.ts';
import { suggestion } from '../did-you-mean.ts';
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
        problemAt(read, [...path, key], `${key} is not read here`, suggestion(key, keysAt(schema, path))),
      );
    case 'invalid_value': {
      if (issue.input === undefined) return [missing(read, schema, path)];
      const values = issue.values.map(String);
      const written = typeof issue.input === 'string' ? issue.input : JSON.stringify(issue.input);
      const reason = `${about}${JSON.stringify(written)} is not one of the values that count here`;
      return [problemAt(read, path, reason, suggestion(written, values))];
    }
    case 'invalid_type': {
      if (issue.input === undefined) return [missing(read, schema, path)];
      const type = TYPES[issue.expected] ?? issue.expected;
      const keys = keysAt(schema, path);
      if (keys.length > 0)
        return [problemAt(read, path, `${about}this must be ${type}`, `Write ${keys.join(', ')}.`)];
      return [problemAt(read, path, `${about}this must be ${type}`, mendOf(schema, path, `Write ${type}.`))];
    }
    case 'invalid_union': {
      const [first] = issue.errors;
      const [inner] = first ?? [];
      if (inner) return problemsOf(read, schema, inner, path);
      if (issue.input === undefined) return [missing(read, schema, path)];
      const discriminator = 'discriminator' in issue ? String(issue.discriminator) : 'kind';
      const forms = formsAt(schema, path.at(-1) === discriminator ? path.slice(0, -1) : path, discriminator);
      const reason = `${about}this fits none of the forms that count here`;
      return [problemAt(read, path, reason, `Write ${discriminator} as one of: ${forms.join(', ')}.`)];
    }
    case 'too_small': {
      const { origin, minimum } = issue;
      if (origin === 'array')
        return [problemAt(read, path, `${about}the list is empty`, 'Name at least one.')];
      if (origin === 'string') return [problemAt(read, path, `${about}this is empty`, 'Write it out.')];
      return [problemAt(read, path, `${about}this is too small`, `Write ${minimum} or more.`)];
    }
    case 'too_big': {
      const mend = `Shorten it to ${issue.maximum} characters.`;
      return [problemAt(read, path, `${about}this is longer than ${issue.maximum} characters`, mend)];
    }
    case 'invalid_format': {
      const reason = `${about}${JSON.stringify(issue.input)} does not have the form that counts here`;
      const mend = issue.format === 'regex' ? issue.message : 'Write a day that exists, as 2026-03-01';
      return [problemAt(read, path, reason, `${mend.replace(/\.$/, '')}.`)];
    }
    case 'invalid_key': {
      const [inner] = issue.issues;
      const mend = inner?.message ?? 'Write another name';
      return [problemAt(read, path, `${about}this name does not do`, `${mend.replace(/\.$/, '')}.`)];
    }
    default: {
      const mend = mendOf(schema, path, 'Split it: one entry for each.');
      return [problemAt(read, path, `${about}${issue.message.replace(/\.$/, '')}`, mend)];
    }
  }
}

/** A key that must be there and is not. */
function missing(read: Located<unknown>, schema: z.ZodType, path: readonly (string | number)[]): PackProblem {
  const key = path.filter((step) => typeof step === 'string').at(-1);
  if (key === undefined) {
    const keys = keysAt(schema, path);
    return problemAt(read, path, 'the content is missing', `Write ${keys.join(', ')}.`);
  }
  return problemAt(read, path, `${key} is missing`, mendOf(schema, path, `Write ${key}: and what holds.`));
}

/** What the schema itself says of the part at a path, as a sentence. */
function mendOf(schema: unknown, path: readonly (string | number)[], otherwise: string): string {
  const [found] = partsAt(schema, path);
  if (found?.part instanceof z.ZodEnum) return `Write one of: ${found.part.options.map(String).join(', ')}.`;
  return found?.says === undefined ? otherwise : `${capital(found.says)}.`;
}

/** The values that tell the forms of a part from one another. */
function formsAt(schema: unknown, path: readonly (string | number)[], key: string): readonly string[] {
  return partsAt(schema, [...path, key]).flatMap(({ part }) =>
    part instanceof z.ZodLiteral ? [...part.values].map(String) : [],
  );
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

/** The keys that a schema reads at a path, for the suggestion after a misspelt one. */
function keysAt(schema: unknown, path: readonly (string | number)[]): string[] {
  return [
    ...new Set(
      partsAt(schema, path).flatMap(({ part }) =>
        part instanceof z.ZodObject ? Object.keys(part.shape) : [],
      ),
    ),
  ];
}

/** A part of a schema without what is wrapped round it, and what the schema says of it. */
type Part = { readonly part: unknown; readonly says: string | undefined };

/** The schemas that may stand at a path: several where forms differ. */
function partsAt(schema: unknown, path: readonly (string | number)[], outer?: string): readonly Part[] {
  const says = (schema instanceof z.ZodType ? schema.description : undefined) ?? outer;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return partsAt(schema.unwrap(), path, says);
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => partsAt(option, path, says));
  const [step, ...rest] = path;
  if (step === undefined) return [{ part: schema, says }];
  if (schema instanceof z.ZodArray) return partsAt(schema.element, rest);
  if (schema instanceof z.ZodRecord) return partsAt(schema.valueType, rest);
  if (!(schema instanceof z.ZodObject)) return [];
  return partsAt((schema.shape as Readonly<Record<string, unknown>>)[step], rest);
}
