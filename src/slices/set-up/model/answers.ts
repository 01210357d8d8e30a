import type { PlainDate } from '#kernel/plain-date.ts';

/** The provider and its first home. */
export type Places = { readonly provider: string; readonly home: string; readonly homePhone: string };

/** Which policies are adopted, in which versions, and from which London day. */
export type Policies = {
  readonly packs: readonly { readonly id: string; readonly version: string }[];
  readonly from: PlainDate;
};

/** What the home chose differently from the defaults, by setting id. */
export type ChosenSettings = Readonly<Record<string, string | boolean>>;

/** The first registered manager. Of the password only its hash is carried. */
export type FirstManager = {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly passwordHash: string;
};

/** The answers given so far. They travel sealed inside the form, so that nothing half-said is ever kept. */
export type Answers = {
  readonly places?: Places;
  readonly policies?: Policies;
  readonly settings?: ChosenSettings;
  readonly manager?: FirstManager;
};

export const QUESTIONS = ['places', 'policies', 'settings', 'manager'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Every question answered. */
export type AllAnswers = Required<Answers>;

/** The first question that is still open; `undefined` when all of them are answered. */
export const openQuestion = (answers: Answers): Question | undefined =>
  QUESTIONS.find((question) => answers[question] === undefined);

export function isComplete(answers: Answers): answers is AllAnswers {
  return openQuestion(answers) === undefined;
}

/**
 * Puts one answer in. Policies that changed open the question of settings again, because it is theirs to ask.
 */
export function withAnswer<Asked extends Question>(
  answers: Answers,
  question: Asked,
  answer: Required<Answers>[Asked],
): Answers {
  const next: Answers = { ...answers, [question]: answer };
  if (question !== 'policies' || packsOf(answers) === packsOf(next)) return next;
  const { settings: _asked, ...rest } = next;
  return rest;
}

const packsOf = ({ policies }: Answers): string =>
  (policies?.packs ?? []).map(({ id, version }) => `${id}@${version}`).join();

/** What the sealed answers of one set-up link are bound to: they open under that link and nowhere else. */
export const answersBinding = (key: string): string => `set-up ${key}`;
