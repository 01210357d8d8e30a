import { z } from 'zod';
import type { EventType } from './facts.ts';
import { EVENTS } from './facts.ts';
import {
  ACTIONS,
  ACTS,
  CHANNELS,
  CS,
  DECISIONS,
  HARMS,
  PROMPT_KINDS,
  RECIPIENTS,
  RECORDS,
} from './vocabulary.ts';

/*
 * The shape of every file of a pack. The JSON Schemas in packs/schema are generated from these, so that an
 * editor completes what a policy lead writes. Strict throughout: a misspelt key is refused, never ignored.
 */
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens');
const clauseId = z.string().regex(/^[A-Z]{2,4}-[0-9A-Za-z.]+$/, 'Write a clause as SIT-4.16');
const clauses = z.array(clauseId).min(1).describe('Clauses of this pack that say so');
const sentence = z.string().min(1).max(600);
const day = z.iso.date();
const cel = z
  .string()
  .min(1)
  .describe('A CEL condition over the published facts of the event, e.g. restriction.emergency');
const isoDuration = z
  .string()
  .regex(
    /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/,
    'Write a length of time as PT24H, P5D or P1M',
  );
const mark = z
  .enum(['proposed', 'inferred', 'derived'])
  .describe('Ours, not the document’s words: shown as such wherever it appears');
const harm = z.enum(HARMS);
const cs = z.enum(CS);
const eventType = z.enum(Object.keys(EVENTS) as [EventType, ...EventType[]]);

/** Which clock a duty runs on. `from` names a fact holding the start; without it the clock starts at occurredAt. */
const due = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('now'), text: sentence, from: z.string().optional() }),
  z.strictObject({
    kind: z.literal('elapsed'),
    within: isoDuration,
    text: sentence,
    from: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('working-days'),
    days: z.int().min(0),
    text: sentence,
    from: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('calendar-days'),
    days: z.int().min(0),
    text: sentence,
    from: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('months'),
    months: z.int().min(1),
    text: sentence,
    from: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('recurring'),
    every: isoDuration.optional().describe('The policy’s own interval'),
    setting: kebab
      .optional()
      .describe('The setting that holds the interval, where the policy says only "regularly"'),
    text: sentence,
    from: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('before'), act: z.enum(ACTS).optional(), text: sentence }),
  z.strictObject({ kind: z.literal('unstated'), text: sentence }),
]);

const during = z.strictObject({ event: eventType, when: cel.optional() });

const duty = z.strictObject({
  action: z.enum(ACTIONS),
  to: z
    .union([z.enum(RECIPIENTS), z.array(z.enum(RECIPIENTS)).min(1)])
    .optional()
    .describe('One duty is raised for each recipient; leave out where nobody receives'),
  due,
  record: z.array(z.enum(RECORDS)).default([]),
  title: sentence.describe('What to do, verb first; {child} stands for the child’s first name'),
  how: sentence.describe('One or two sentences of how'),
  term: z.string().optional().describe('The document’s own word, where documents differ: measure, sanction'),
  'may-set-aside': z
    .boolean()
    .default(false)
    .describe('The policy leaves room: a manager may set this aside with a reason'),
  'renewed-by': z.array(during).default([]).describe('Events that count as doing a recurring duty once'),
  'ends-when': z.array(during).default([]).describe('Events after which the duty is no longer owed'),
});

const gate = z.strictObject({
  act: z.enum(ACTS),
  decision: z.enum(DECISIONS).default('block').describe('What holds until every need is met'),
  'reason-by': z.enum(RECIPIENTS).optional().describe('Who may give the reason, for allow-with-reason'),
  until: z.array(sentence).default([]).describe('What would open it, where there is no need to test'),
  needs: z
    .array(
      z.strictObject({
        that: cel.describe('What must hold; unknown counts as not met'),
        until: sentence.describe('The same in words, as something to do or to become true'),
        clauses,
        when: cel.optional().describe('Only needed when this holds'),
      }),
    )
    .default([]),
});

const prompt = z.strictObject({ kind: z.enum(PROMPT_KINDS), text: sentence });
const ask = z.strictObject({ questions: kebab });

/** One line of a decision table: on these events, when this holds, one duty, gate, prompt or ask follows. */
export const ruleSchema = z
  .strictObject({
    id: kebab,
    on: z.union([eventType, z.array(eventType).min(1)]),
    when: cel.optional(),
    'if-unknown': z
      .enum(['apply', 'skip'])
      .default('apply')
      .describe(
        'What happens while a fact that the condition needs is missing; the missing fact is asked for either way',
      ),
    clauses,
    mark: mark.optional(),
    note: sentence.optional(),
    duty: duty.optional(),
    gate: gate.optional(),
    prompt: prompt.optional(),
    ask: ask.optional(),
  })
  .refine((r) => [r.duty, r.gate, r.prompt, r.ask].filter(Boolean).length === 1, {
    message: 'A rule gives exactly one of duty, gate, prompt or ask',
  });

export const rulesFileSchema = z.strictObject({ rules: z.array(ruleSchema) });

export const packFileSchema = z.strictObject({
  id: kebab,
  title: sentence,
  publisher: sentence,
  version: z.string().regex(/^\d{4}-\d{2}(-\d{2})?(\.\d+)?$/, 'Write a version as 2023-02'),
  'clause-prefix': z.string().regex(/^[A-Z]{2,4}$/),
  'in-force': z.strictObject({ from: day, to: day.optional() }),
  jurisdiction: sentence,
  kind: z.enum(['statute', 'statutory-guidance', 'local-procedure', 'house-policy']),
  terms: z.record(kebab, z.string()).describe('This document’s own words for shared ideas'),
  sections: z.record(z.string(), sentence).describe('Title of each section, by the number in its clause ids'),
  taxonomies: z
    .array(
      z.strictObject({
        id: kebab,
        title: sentence,
        note: sentence.optional(),
        mark: mark.optional(),
        terms: z
          .array(
            z.strictObject({
              id: kebab,
              title: sentence,
              harms: z.array(harm).default([]),
              cs: z.array(cs).default([]),
              clauses: z.array(clauseId),
            }),
          )
          .min(1),
      }),
    )
    .default([])
    .describe(
      'The document’s own ways of sorting dangers, side by side; a concern may carry several terms of each',
    ),
});

/** Where a clause is met when no rule, question, setting, document item or directory entry cites it itself. */
const metRef = z
  .string()
  .regex(
    /^(screen|document|guidance|rule|questions|setting|directory|indicator|taxonomy):[a-z0-9-]+(#[a-z0-9-]+)?$/,
    'Write where it is met as screen:record-restriction',
  );

export const clauseSchema = z.strictObject({
  id: clauseId,
  kind: z.enum([
    'duty',
    'permission',
    'prohibition',
    'right',
    'precondition',
    'exception',
    'figure',
    'definition',
    'category',
    'indicator',
    'step',
    'question',
    'content',
    'legislation',
    'resource',
    'guidance',
    'strategy',
  ]),
  weight: z.enum(['core', 'supporting', 'context']),
  says: sentence,
  met: z.array(metRef).default([]),
  cannot: sentence.optional().describe('Why software cannot meet it; the reason is shown'),
  'legal-note': sentence
    .optional()
    .describe('Where the law has moved since: shown beside the clause, never instead of it'),
  mark: mark.optional(),
  read: z
    .enum(['primary', 'secondary', 'general'])
    .optional()
    .describe(
      'How a legal entry was read: anything but the primary text is shown as "check before relying on this"',
    ),
  source: sentence.optional().describe('Where a legal entry was read'),
  'last-checked': day.optional(),
});
export const clausesFileSchema = z.strictObject({ clauses: z.array(clauseSchema) });

/** Whom a clause may ask something of, as a reader narrows a policy to it. */
export const CLAUSE_ROLES = [
  'support-worker',
  'registered-manager',
  'provider',
  'social-worker',
  'young-person',
  'parents-and-carers',
  'professionals',
  'police',
  'childrens-services',
  'schools',
  'partnership-board',
] as const;
/** What a clause may be about, likewise. */
export const CLAUSE_TOPICS = [
  'being-in-touch',
  'devices',
  'going-online',
  'social-media',
  'pictures',
  'limits-and-measures',
  'sexual-harm',
  'bullying',
  'extremism',
  'money-and-scams',
  'gaming',
  'signs',
  'telling-and-referring',
  'family',
  'assessment',
  'records',
  'education',
  'staff',
  'networks',
  'law',
  'resources',
  'partnership',
] as const;
/** Who and what each clause is about; sorted by Kith, and never the document's own words. */
export const rolesFileSchema = z.strictObject({
  clauses: z.record(
    clauseId,
    z.strictObject({
      for: z.array(z.enum(CLAUSE_ROLES)).default([]),
      topics: z.array(z.enum(CLAUSE_TOPICS)).default([]),
    }),
  ),
});

export const questionSetSchema = z.strictObject({
  id: kebab,
  title: sentence,
  about: sentence,
  questions: z
    .array(
      z.strictObject({
        id: kebab,
        text: sentence,
        hint: sentence.optional(),
        type: z
          .enum([
            'yes-no',
            'yes-no-not-known',
            'choice',
            'choices',
            'text',
            'date',
            'date-time',
            'number',
            'weighs',
          ])
          .describe('weighs: mitigates, makes worse, neither or not known, always with words'),
        options: z.array(z.strictObject({ value: kebab, text: sentence })).optional(),
        fact: z
          .string()
          .optional()
          .describe('The published fact that the answer fills: communication.with.known'),
        'show-when': z.strictObject({ question: kebab, is: z.array(z.string()).min(1) }).optional(),
        words: z.boolean().default(false).describe('A bare tick is not enough: words are asked for'),
        clauses,
      }),
    )
    .min(1),
});

export const settingsFileSchema = z.strictObject({
  settings: z.array(
    z.strictObject({
      id: kebab,
      title: sentence,
      type: z.enum(['duration', 'time', 'choice', 'yes-no', 'office-hours', 'text']),
      choices: z.array(z.strictObject({ value: kebab, text: sentence })).optional(),
      default: z.union([z.string(), z.boolean()]),
      ask: sentence.describe('The set-up task, as a question to the manager'),
      why: sentence.describe('What the policy leaves open'),
      clauses,
    }),
  ),
});

export const documentsFileSchema = z.strictObject({
  documents: z.array(
    z.strictObject({
      id: kebab,
      title: sentence,
      mark: mark.optional(),
      items: z.array(z.strictObject({ id: kebab, text: sentence, clauses, mark: mark.optional() })),
    }),
  ),
});

export const directoryFileSchema = z.strictObject({
  entries: z.array(
    z.strictObject({
      id: kebab,
      to: z.enum(RECIPIENTS),
      'local-authority': kebab.optional(),
      name: sentence,
      phone: z.string().optional(),
      email: z.string().optional(),
      url: z.string().optional(),
      open: z.enum(['office-hours', 'out-of-hours', 'always']),
      for: sentence.describe('What it is for, and who may use it'),
      who: sentence.optional().describe('Who may use it, where it is not everybody'),
      'last-checked': day.optional(),
      mark: mark.optional(),
      source: sentence.optional(),
      'listed-only': z
        .literal(true)
        .optional()
        .describe('Stands in the directory, and is never given as the number of a duty'),
      clauses: z.array(clauseId),
    }),
  ),
});

/** Several signs together ask for advice; a sign alone may open the routes of a harm. Never a score. */
const combination = z.strictObject({
  id: kebab,
  'any-of': z.array(kebab).min(1),
  'at-least': z.int().min(1),
  advice: sentence,
  clauses,
  mark: mark.optional(),
});
export const indicatorsFileSchema = z.strictObject({
  'not-diagnostic': sentence.optional().describe('What stands beside every list of signs'),
  tiers: z
    .array(z.strictObject({ id: kebab, title: sentence, note: sentence.optional(), mark: mark.optional() }))
    .default([])
    .describe('How the signs are grouped; a tier never lowers a response'),
  combine: z.array(combination).default([]),
  indicators: z.array(
    z.strictObject({
      id: kebab,
      text: sentence,
      tier: kebab.optional(),
      mark: mark.optional(),
      harms: z.array(harm).default([]).describe('Harms whose response this sign opens at once'),
      note: sentence.optional(),
      clauses,
    }),
  ),
});

/** How two documents differ, one row each, and how Kith brings that out. */
export const differencesFileSchema = z.strictObject({
  with: kebab.describe('The other pack'),
  differences: z.array(
    z.strictObject({
      id: kebab,
      title: sentence,
      ours: clauses.describe('Clauses of this pack'),
      theirs: z.array(clauseId).describe('Clauses of the other pack'),
      says: sentence,
      default: sentence.describe('What Kith proposes where both are adopted'),
      how: z.array(z.string().regex(/^(merge|rule|setting|screen|scenario):[a-z0-9-]+$/)).min(1),
    }),
  ),
});

/** Front matter of a guidance page; its body is Markdown. */
export const guidanceSchema = z.strictObject({
  id: kebab,
  title: sentence,
  for: z.array(z.enum(['staff', 'parents', 'young-people'])).min(1),
  clauses,
  channels: z.array(z.enum(CHANNELS)).optional(),
  topics: z.array(kebab).default([]),
  'legal-note': sentence.optional(),
});

export type Rule = z.infer<typeof ruleSchema>;
export type RuleDuty = z.infer<typeof duty>;
export type RuleGate = z.infer<typeof gate>;
export type RuleDue = z.infer<typeof due>;
export type PackMeta = z.infer<typeof packFileSchema>;
export type Clause = z.infer<typeof clauseSchema>;
export type QuestionSet = z.infer<typeof questionSetSchema>;
export type Setting = z.infer<typeof settingsFileSchema>['settings'][number];
export type DocumentItems = z.infer<typeof documentsFileSchema>['documents'][number];
export type DirectoryEntry = z.infer<typeof directoryFileSchema>['entries'][number];
export type Indicator = z.infer<typeof indicatorsFileSchema>['indicators'][number];
/** What stands around a pack's signs: its warning, its tiers and which signs together ask for advice. */
export type SignNotes = Omit<z.infer<typeof indicatorsFileSchema>, 'indicators'>;
export type DifferenceRow = z.infer<typeof differencesFileSchema>['differences'][number];
export type ClauseRoles = z.infer<typeof rolesFileSchema>['clauses'];
export type GuidancePage = z.infer<typeof guidanceSchema> & { readonly body: string };

/** A pack as its files say it, read and shaped but not yet checked against the facts or compiled. */
export type PackFiles = {
  readonly meta: PackMeta;
  readonly clauses: readonly Clause[];
  readonly rules: readonly Rule[];
  readonly questions: readonly QuestionSet[];
  readonly settings: readonly Setting[];
  readonly documents: readonly DocumentItems[];
  readonly directory: readonly DirectoryEntry[];
  readonly indicators: readonly Indicator[];
  readonly signNotes: SignNotes;
  readonly guidance: readonly GuidancePage[];
  /** Who and what each clause is about, by its id; a clause that nobody sorted is absent. */
  readonly roles: ClauseRoles;
  readonly differences: readonly { readonly with: string; readonly differences: readonly DifferenceRow[] }[];
};
