import type { ChildId, EmergencyAccessId, HomeId, PersonId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { HOUR } from '#kernel/instant.ts';

/** Why a record was opened in an emergency, in words. */
export const REASONS = {
  danger: 'The child, or somebody near them, is in danger now',
  missing: 'The child is missing',
  ill: 'The child is ill or hurt',
  asked: 'The police, a hospital or children’s services need something now',
  nobody: 'The child is here with me, and nobody who works with them can be reached',
} as const;
export type Reason = keyof typeof REASONS;

/** Longest words beside the reason, in characters. */
export const LONGEST_WORDS = 2000;

/** How long an opening lasts where the child’s home chose nothing. */
const USUAL = 4 * HOUR;

/** The home’s choice under this setting: "PT1H" to "PT12H". Anything else leaves the usual four hours. */
export const LASTS_SETTING = 'emergency-access';

export function lastsFor(settings: Readonly<Record<string, unknown>>): number {
  const chosen = settings[LASTS_SETTING];
  const hours = typeof chosen === 'string' ? /^PT([1-9]|1[0-2])H$/.exec(chosen)?.[1] : undefined;
  return hours === undefined ? USUAL : Number(hours) * HOUR;
}

/** A child’s record opened in an emergency, and what somebody else found when they looked at it. */
export type Emergency = {
  readonly accessId: EmergencyAccessId;
  readonly childId: ChildId;
  readonly homeId: HomeId;
  readonly personId: PersonId;
  readonly reason: Reason;
  readonly words: string;
  readonly openedAt: Instant;
  readonly endsAt: Instant;
  /** Given back before its end. */
  readonly closedAt: Instant | null;
  /** Close of business on the next working day. */
  readonly reviewDueAt: Instant;
  readonly review: {
    readonly at: Instant;
    readonly by: PersonId;
    readonly finding: 'needed' | 'not-needed';
    readonly words: string | null;
  } | null;
};

/** Whether its holder can read now. */
export const isLive = ({ endsAt, closedAt }: Emergency, now: Instant): boolean =>
  closedAt === null && now < endsAt;

/** Whether somebody else should have looked at it by now. */
export const isOverdue = ({ reviewDueAt, review }: Emergency, now: Instant): boolean =>
  review === null && reviewDueAt < now;
