import type { VisitorRole } from '#access/actor.ts';
import type { ChildId, DatedGrantId, HomeId, Id, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';

/** A dated, read-only grant: who reads which homes’ registers, from when to when, who gave it and why. */
export type DatedGrant = {
  readonly grantId: DatedGrantId;
  readonly personId: PersonId;
  readonly name: string;
  readonly role: VisitorRole;
  /** Those of its homes that the reader sees. */
  readonly homes: readonly HomeId[];
  readonly from: PlainDate;
  /** The last London day. */
  readonly to: PlainDate;
  readonly reason: string;
  readonly askedBy: PersonId;
  readonly givenBy: PersonId;
  readonly endedAt: Instant | null;
};

/** Whether it lets its holder read on `today`, to come, or is over. */
export function standsAs(
  { from, to, endedAt }: DatedGrant,
  today: PlainDate,
): 'in-force' | 'to-come' | 'over' {
  if (endedAt !== null || to < today) return 'over';
  return from > today ? 'to-come' : 'in-force';
}

/** That a child, or the placing authority, agrees that a visitor reads the child’s record. */
export type Consent = {
  readonly consentId: Id<'consent'>;
  readonly childId: ChildId;
  readonly givenBy: 'child' | 'placing-authority';
  readonly how: 'in-person' | 'phone' | 'in-writing';
  readonly words: string;
  readonly recordedBy: PersonId;
  readonly recordedAt: Instant;
  readonly withdrawnAt: Instant | null;
};

export const HOW_WORDS: Readonly<Record<Consent['how'], string>> = {
  'in-person': 'In person',
  phone: 'By phone',
  'in-writing': 'In writing',
};

export const GIVEN_BY_WORDS: Readonly<Record<Consent['givenBy'], string>> = {
  child: 'The child',
  'placing-authority': 'The placing authority',
};
