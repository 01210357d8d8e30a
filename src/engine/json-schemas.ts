import { z } from 'zod';
import {
  clausesFileSchema,
  differencesFileSchema,
  directoryFileSchema,
  documentsFileSchema,
  guidanceSchema,
  indicatorsFileSchema,
  packFileSchema,
  questionSetSchema,
  rolesFileSchema,
  rulesFileSchema,
  settingsFileSchema,
} from './pack-schema.ts';

const FILES: Readonly<Record<string, { readonly schema: z.ZodType; readonly title: string }>> = {
  pack: { schema: packFileSchema, title: 'What a pack is, and when it is in force' },
  clauses: { schema: clausesFileSchema, title: 'The clauses of a pack' },
  rules: { schema: rulesFileSchema, title: 'The rules of a pack' },
  questions: { schema: questionSetSchema, title: 'A set of questions' },
  settings: { schema: settingsFileSchema, title: 'What a policy leaves open' },
  documents: { schema: documentsFileSchema, title: 'What a policy’s documents have to say' },
  directory: { schema: directoryFileSchema, title: 'Whom to reach, and when they answer' },
  indicators: { schema: indicatorsFileSchema, title: 'Signs to notice' },
  differences: { schema: differencesFileSchema, title: 'How two policies differ' },
  roles: { schema: rolesFileSchema, title: 'Who and what each clause is about' },
  guidance: { schema: guidanceSchema, title: 'Front matter of a guidance page' },
};

/** The published JSON Schema of each kind of pack file, by file name, as text; made from the schemas that check the files. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(FILES).map(([name, { schema, title }]) => {
      const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
      return [`${name}.json`, `${JSON.stringify({ title, ...json }, null, 2)}\n`];
    }),
  );
}
