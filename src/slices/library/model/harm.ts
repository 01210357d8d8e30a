import { decide } from '#engine/decide.ts';
import type { GuidancePage, Indicator } from '#engine/pack-schema.ts';
import type { Harm } from '#engine/vocabulary.ts';
import { HARMS } from '#engine/vocabulary.ts';
import { fillWords } from '#kernel/fill-words.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Reachable } from './directory.ts';
import { directoryOf } from './directory.ts';
import type { Held, Policy } from './policy.ts';

/** Whom a page is written for. */
export const VOICES = { staff: 'Staff', parents: 'Parents and carers', young: 'Young people' } as const;
export type Voice = keyof typeof VOICES;
const READERS = { staff: 'staff', parents: 'parents', young: 'young-people' } as const;

/** Words with the clauses that they rest on. */
export type Sourced = { readonly text: string; readonly clauses: readonly string[] };

/** What the policies say of one harm, and what Kith answers when it is recorded. */
export type HarmFacts = {
  readonly harm: Harm;
  /** Under which of the Five Cs the documents put it. */
  readonly cs: readonly string[];
  /** What the documents call it. */
  readonly names: readonly (Sourced & { readonly policy: Policy })[];
  readonly signs: readonly { readonly policy: Policy; readonly sign: Indicator }[];
  readonly prompts: Readonly<Record<'do' | 'do-not' | 'say' | 'do-not-say', readonly Sourced[]>>;
  readonly duties: readonly Sourced[];
  /** What is held back, and until when. */
  readonly held: readonly (Sourced & { readonly until: readonly string[] })[];
  readonly numbers: readonly Reachable[];
  /** Pages of the policies for this voice that rest on the same clauses. */
  readonly pages: readonly { readonly policy: Policy; readonly page: GuidancePage }[];
};

export const isHarm = (text: string): text is Harm => (HARMS as readonly string[]).includes(text);
export const isVoice = (text: string): text is Voice => Object.hasOwn(VOICES, text);

/** Every harm with a page: the last of the vocabulary, "other", is none. */
export const HARMS_WITH_A_PAGE: readonly Harm[] = HARMS.filter((harm) => harm !== 'other');

/** Gathers what is known of a harm: what is followed, or all that is on the shelf where nothing is. */
export function harmFacts(harm: Harm, held: readonly Held[], voice: Voice, now: Instant): HarmFacts {
  const followed = held.filter(({ adoption }) => adoption.is === 'now');
  const used = followed.length > 0 ? followed : held;
  const policies = used.map(({ policy }) => policy);
  const terms = policies.flatMap((policy) =>
    policy.pack.data.meta.taxonomies.flatMap(({ terms: all }) =>
      all.filter((term) => term.harms.includes(harm)).map((term) => ({ policy, term })),
    ),
  );
  const signs = policies.flatMap((policy) =>
    policy.pack.data.indicators.filter((sign) => sign.harms.includes(harm)).map((sign) => ({ policy, sign })),
  );
  const answer = decide({
    packs: policies.map(({ pack }) => pack),
    settings: {},
    history: [],
    event: { type: 'concern.raised', occurredAt: now, facts: { harms: [harm] } },
    now,
  });
  const prompts = (kind: string): readonly Sourced[] =>
    answer.prompts
      .filter((prompt) => prompt.kind === kind)
      .map(({ text, clauses }) => ({ text: filled(text), clauses }));
  const told = new Set(answer.duties.flatMap(({ to }) => to));
  const cited = new Set([
    ...terms.flatMap(({ term }) => term.clauses),
    ...signs.flatMap(({ sign }) => sign.clauses),
  ]);
  return {
    harm,
    cs: [...new Set(terms.flatMap(({ term }) => term.cs))],
    names: terms.map(({ policy, term }) => ({ policy, text: term.title, clauses: term.clauses })),
    signs,
    prompts: {
      do: prompts('do'),
      'do-not': prompts('do-not'),
      say: prompts('say'),
      'do-not-say': prompts('do-not-say'),
    },
    duties: answer.duties.map(({ parts, clauses }) => ({ text: filled(parts[0]?.title ?? ''), clauses })),
    held: answer.gates
      .filter(({ decision }) => decision !== 'allow')
      .map(({ act, until, clauses }) => ({ text: act, until: until.map(filled), clauses })),
    numbers: directoryOf(used)
      .filter(({ to }) => told.has(to))
      .flatMap(({ numbers }) => numbers),
    pages: policies.flatMap((policy) =>
      policy.pack.data.guidance
        .filter(
          (page) =>
            page.for.includes(READERS[voice]) &&
            (page.topics.includes(harm) || page.clauses.some((clause) => cited.has(clause))),
        )
        .map((page) => ({ policy, page })),
    ),
  };
}

const filled = (text: string): string => fillWords(text, 'the child', 'them');
