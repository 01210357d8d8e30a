import type { Act, Recipient } from '#engine/vocabulary.ts';
import { actInWords, decisionInWords, roleInWords } from '#engine/words.ts';
import { dayNumberOf } from '#kernel/day-number.ts';
import { dayInWords, momentInWords } from '#kernel/day-words.ts';
import { capital, fillWords } from '#kernel/fill-words.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Effect, EffectKind, Shown } from './effect.ts';

/** What a list calls each kind of effect; how many come before it. */
const EFFECT_WORDS: Readonly<Record<EffectKind, string>> = {
  appears: 'newly owed',
  earlier: 'due earlier',
  later: 'due later',
  disappears: 'no longer owed',
  closes: 'no longer allowed as before',
  opens: 'allowed more freely',
  reworded: 'in other words',
  explained: 'explained otherwise, with nothing else changed',
};

/** "2 newly owed" */
export const effectCount = (effect: EffectKind, many: number): string => `${many} ${EFFECT_WORDS[effect]}`;

/** What kind of thing an effect falls on, so that agreements and rule sets stand apart. */
export const CATEGORIES = ['duty', 'gate', 'agreement', 'rules'] as const;
export type Category = (typeof CATEGORIES)[number];
export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  duty: 'Duties',
  gate: 'What may be done, and when',
  agreement: 'Agreements about phones',
  rules: 'The home’s internet rules',
};

/** One effect in words: what it is, what becomes of it, and the clauses. */
export type EffectLine = {
  readonly effect: EffectKind;
  readonly title: string;
  readonly says: string;
  readonly clauses: readonly string[];
  readonly happened: string;
};

export function effectInWords({ effect, shown }: Effect, child: string | null): EffectLine {
  const happened = momentInWords(shown.happenedAt);
  if (shown.kind === 'gate') {
    const until = shown.is === 'allow' ? '' : shown.until.map((line) => ` Until: ${line}.`).join('');
    const decided =
      shown.is === shown.was
        ? `Still ${decisionInWords(shown.is)}, with other conditions`
        : `${capital(decisionInWords(shown.is))}, instead of ${decisionInWords(shown.was)}`;
    return {
      effect,
      title: capital(actInWords(shown.act as Act)),
      says: `${decided}.${until}`,
      clauses: shown.clauses,
      happened,
    };
  }
  const recipient = shown.recipient === null ? 'them' : roleInWords(shown.recipient as Recipient);
  const title = fillWords(shown.title, child ?? 'the child', recipient);
  return { effect, title, says: dutySays(effect, shown), clauses: shown.clauses, happened };
}

function dutySays(effect: EffectKind, shown: Extract<Shown, { kind: 'duty' }>): string {
  const { was, is, due } = shown;
  const time = (at: Instant | null | undefined): string =>
    at === null || at === undefined ? `no set time (${due})` : momentInWords(at);
  switch (effect) {
    case 'appears':
      return `Newly owed: ${time(is?.dueAt)}.`;
    case 'disappears':
      return `No longer owed. It was due: ${time(was?.dueAt)}.`;
    case 'reworded':
      return 'Its words, clauses or places of record change; its time stays.';
    case 'explained':
      return 'Only its explanation changes.';
    default:
      return was?.dueAt === is?.dueAt
        ? `Counts as late from ${time(is?.lateAt)}, instead of ${time(was?.lateAt)}.`
        : `Due ${time(is?.dueAt)}, instead of ${time(was?.dueAt)}.`;
  }
}

/** "Monday 7 December 2026" */
export const dayWords = (day: PlainDate): string => dayInWords(dayNumberOf(day));
