import type { Clause } from '#engine/pack-schema.ts';
import type { Mark } from '#engine/types.ts';

type Kind = Clause['kind'];

/** Kinds of clauses, as a reader narrows a policy to them. */
export const CLAUSE_KINDS: Readonly<Record<Kind, string>> = {
  duty: 'Must do',
  permission: 'May do',
  prohibition: 'Must not',
  right: 'A right',
  precondition: 'Only once',
  exception: 'Exception',
  figure: 'A time or number',
  definition: 'What a word means',
  category: 'A kind of danger',
  indicator: 'A sign',
  step: 'A step',
  question: 'A question',
  content: 'What a document holds',
  legislation: 'Law',
  resource: 'A resource',
  guidance: 'Advice',
  strategy: 'Strategy',
};

/** What each weight means for Kith. */
export const WEIGHTS: Readonly<Record<Clause['weight'], string>> = {
  core: 'Core: Kith drives, checks or shows evidence of it',
  supporting: 'Supporting: Kith carries its words to where they help',
  context: 'Background',
};

/** What a mark means, as it is shown beside whatever carries it. */
export const MARKS: Readonly<Record<Mark, string>> = {
  proposed: 'Proposed by Kith, not the document’s words',
  inferred: 'Inferred by Kith, not the document’s words',
  derived: 'Derived by Kith, not the document’s words',
};
/** The same in one word, for a tag. */
export const MARK_TAGS: Readonly<Record<Mark, string>> = {
  proposed: 'Proposed',
  inferred: 'Inferred',
  derived: 'Derived',
};

/** How a legal entry was read, and what follows for whoever relies on it. */
export const READ: Readonly<Record<NonNullable<Clause['read']>, string>> = {
  primary: 'Read in the law itself',
  secondary: 'Read in somebody else’s account of the law',
  general: 'From general knowledge of the law',
};

/** Whether a reader is to check an entry before relying on it. */
export const wantsChecking = (read: Clause['read']): boolean => read !== undefined && read !== 'primary';
