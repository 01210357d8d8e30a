import { z } from 'zod';
import { CS, HARMS, RECIPIENTS } from './vocabulary.ts';

/*
 * The shape of the guidance that comes with Kith beside the packs: one page for each harm in three voices, tools, law,
 * and words that mean the same. Strict throughout, like the files of a pack.
 */
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens');
const clauseId = z.string().regex(/^[A-Z]{2,4}-[0-9A-Za-z.]+$/, 'Write a clause as SIT-4.16');
const sentence = z.string().min(1).max(600);
const day = z.iso.date();
const mark = z
  .enum(['proposed', 'inferred', 'derived'])
  .describe('Ours, not a document’s words: shown as such wherever it appears');

/** Whatever names no clause is ours, and says so. */
const sourced = <T extends { readonly clauses: readonly string[]; readonly mark?: unknown }>(item: T) =>
  item.clauses.length > 0 || item.mark !== undefined;
const UNSOURCED = { message: 'This names no clause and no mark' };

const itemShape = {
  text: sentence,
  clauses: z.array(clauseId).default([]).describe('Clauses of any pack that carry this fact'),
  mark: mark.optional(),
};
const item = z.strictObject(itemShape).refine(sourced, UNSOURCED);
const items = z.array(item).min(1);

/** Somebody to call: a recipient of the vocabulary, a tool of the library, or words alone. */
const call = z
  .strictObject({ to: z.enum(RECIPIENTS).optional(), tool: kebab.optional(), ...itemShape })
  .refine(sourced, UNSOURCED)
  .refine((one) => one.to === undefined || one.tool === undefined, {
    message: 'Name whom to call either with to or with tool',
  });

const voice = z.strictObject({
  what: items.describe('What it is, a paragraph an item'),
  signs: items,
  do: items,
  'do-not': items,
  say: items.describe('Words to say as they stand'),
  'do-not-say': items.describe('Words that do harm, as they might be said'),
  'who-to-call': z.array(call).min(1),
});

/** Four kinds of risk, as the documents that know no communities count them. */
export const FOUR_CS = ['content', 'contact', 'conduct', 'commercialism'] as const;

const sorting = <T extends z.ZodType>(kind: T) =>
  z
    .strictObject({ are: z.array(kind), clauses: z.array(clauseId).default([]), mark: mark.optional() })
    .refine(sourced, UNSOURCED);

/** One harm: under which Cs it stands, and the same facts in three voices. */
export const harmPageSchema = z.strictObject({
  id: z.enum(HARMS),
  title: sentence,
  cs: sorting(z.enum(CS)).describe('Where it stands among the Five Cs'),
  'four-cs': sorting(z.enum(FOUR_CS)).describe('Where it stands among the four kinds of risk'),
  'last-checked': day.describe('When its facts were last gone through'),
  law: z.array(kebab).default([]).describe('Entries of library/law'),
  tools: z.array(kebab).default([]).describe('Entries of library/tools'),
  voices: z.strictObject({ staff: voice, parents: voice, young: voice }),
});

/** Something that helps: what it is, for whom, how it is used, and when not. */
export const toolPageSchema = z.strictObject({
  id: kebab,
  title: sentence,
  for: sentence.describe('Who may use it'),
  phone: z.string().optional(),
  url: z.url().optional(),
  'last-checked': day,
  'checked-against': sentence.describe('What it was checked against, so that nobody takes it for more'),
  what: items,
  how: items,
  'not-for': items.optional().describe('When something else is to be used'),
  young: items.describe('The same for a young reader'),
});

/** One piece of law as the documents name it, with what has moved since. */
export const lawPageSchema = z.strictObject({
  id: kebab,
  title: sentence,
  act: sentence.describe('The Act or Regulations, with the section where the documents name it'),
  says: items,
  parents: items.describe('The same for a parent or carer'),
  young: items.describe('The same for a young reader'),
  'legal-note': sentence.optional().describe('Where the law has moved since, or the documents tell it askew'),
  read: z
    .enum(['primary', 'secondary', 'general'])
    .describe('How it was read: anything but the primary text is shown as "check before relying on this"'),
  source: sentence,
  'last-checked': day,
});

export const synonymsFileSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      id: kebab,
      words: z.array(z.string().min(2).max(60)).min(2),
      note: sentence.optional(),
    }),
  ),
});

export type GuidanceItem = z.infer<typeof item>;
export type GuidanceCall = z.infer<typeof call>;
export type GuidanceVoice = z.infer<typeof voice>;
export type HarmPage = z.infer<typeof harmPageSchema>;
export type ToolPage = z.infer<typeof toolPageSchema>;
export type LawPage = z.infer<typeof lawPageSchema>;
export type SynonymGroup = z.infer<typeof synonymsFileSchema>['groups'][number];
