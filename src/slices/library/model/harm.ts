import { decide } from '#engine/decide.ts';
import type { GuidanceCall, HarmPage, LawPage, ToolPage } from '#engine/guidance-schema.ts';
import type { GuidancePage, Indicator } from '#engine/pack-schema.ts';
import type { Guidance } from '#engine/read-guidance.ts';
import type { Harm, Recipient } from '#engine/vocabulary.ts';
import { HARMS } from '#engine/vocabulary.ts';
import { fillWords } from '#kernel/fill-words.ts';
import type { Instant } from '#kernel/instant.ts';
import type { DirectoryGroup, Reachable } from './directory.ts';
import { directoryOf } from './directory.ts';
import type { Held, Policy } from './policy.ts';
import type { Voice } from './voice.ts';

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
  /** Whom the page says to call, each with the numbers for them and the tool that helps. */
  readonly calls: readonly Call[];
  /** Numbers for this reader that the page does not name already. */
  readonly numbers: readonly Reachable[];
  /** Kith's own page; undefined until somebody has written it. */
  readonly page: HarmPage | undefined;
  readonly law: readonly LawPage[];
  readonly tools: readonly ToolPage[];
  /** Pages of the policies for this voice that rest on the same clauses. */
  readonly pages: readonly { readonly policy: Policy; readonly page: GuidancePage }[];
};

/** Somebody to call, with the numbers that policies name for them. */
export type Call = {
  readonly call: GuidanceCall;
  readonly tool: ToolPage | undefined;
  readonly numbers: readonly Reachable[];
};

export const isHarm = (text: string): text is Harm => (HARMS as readonly string[]).includes(text);

/** Every harm with a page: policies say something of each but "other", which has one once somebody has written it. */
export const harmsToRead = ({ harms }: Guidance): readonly Harm[] =>
  HARMS.filter((harm) => harm !== 'other' || harms.some(({ id }) => id === harm));

/** Gathers what is known of a harm: what is followed, or all that is on the shelf where nothing is. */
export function harmFacts(
  harm: Harm,
  held: readonly Held[],
  guidance: Guidance,
  { voice, now }: { readonly voice: Voice; readonly now: Instant },
): HarmFacts {
  const page = guidance.harms.find(({ id }) => id === harm);
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
  const groups = directoryOf(used);
  const calls = page ? callsOf(page, voice, groups, guidance) : [];
  const named = new Set(calls.flatMap(({ numbers }) => numbers));
  const told = new Set(answer.duties.flatMap(({ to }) => to));
  const cited = new Set([
    ...terms.flatMap(({ term }) => term.clauses),
    ...signs.flatMap(({ sign }) => sign.clauses),
  ]);
  return {
    harm,
    cs: page ? page.cs.are : [...new Set(terms.flatMap(({ term }) => term.cs))],
    page,
    law: guidance.law.filter(({ id }) => page?.law.includes(id)),
    tools: guidance.tools.filter(({ id }) => page?.tools.includes(id)),
    calls,
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
    numbers: groups
      .filter(({ to }) => (voice === 'staff' ? told.has(to) : CALLED_BY[voice].includes(to)))
      .flatMap(({ numbers }) => numbers)
      .filter((number) => !named.has(number)),
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

/** Whom somebody who is not staff would call by themselves. */
const CALLED_BY: Readonly<Record<'parents' | 'young', readonly Recipient[]>> = {
  parents: [
    'emergency-services',
    'police',
    'childrens-services',
    'ceop',
    'iwf',
    'suicide-prevention',
    'parents',
  ],
  young: ['child', 'suicide-prevention', 'advocate', 'ceop', 'iwf', 'emergency-services'],
};

/** Whether a line says more than to ring 999, which stands at the top of every page. */
const saysMore = ({ text }: GuidanceCall): boolean => !/\b999\b/.test(text) || text.length > SAYS_999;
/** "In danger now? Ring 999 first." is no longer than this. */
const SAYS_999 = 40;

/** The clauses behind ringing 999 first. */
export const clausesOf999 = (page: HarmPage | undefined, voice: Voice): readonly string[] => [
  ...new Set(
    (page?.voices[voice]['who-to-call'] ?? [])
      .filter((call) => !saysMore(call))
      .flatMap(({ clauses }) => clauses),
  ),
];

function callsOf(
  page: HarmPage,
  voice: Voice,
  groups: readonly DirectoryGroup[],
  { tools }: Guidance,
): readonly Call[] {
  const shown = new Set<string>();
  return page.voices[voice]['who-to-call'].filter(saysMore).map((call) => {
    const first = call.to !== undefined && !shown.has(call.to);
    if (call.to) shown.add(call.to);
    return {
      call,
      tool: tools.find(({ id }) => id === call.tool),
      numbers: first ? (groups.find(({ to }) => to === call.to)?.numbers ?? []) : [],
    };
  });
}

const filled = (text: string): string => fillWords(text, 'the child', 'them');
