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

/** How many hours an opening lasts where the child’s home chose nothing, and at most. The database knows the latter. */
export const USUAL_HOURS = 4;
export const MOST_HOURS = 12;

/** The home’s choice under this setting: "PT1H" to "PT12H". Anything else leaves the usual four hours. */
export const LASTS_SETTING = 'emergency-access';

/** What a home may choose, as a form sends it. */
export const HOURS: readonly string[] = Array.from({ length: MOST_HOURS }, (_none, index) =>
  String(index + 1),
);

/** Hours as the setting writes them down. */
export const hoursAsSetting = (hours: number): string => `PT${hours}H`;

/** The hours that a value of the setting says; `undefined` where it says none that a form could have sent. */
export function hoursChosen(value: unknown): number | undefined {
  const hours = typeof value === 'string' ? Number(/^PT(\d{1,2})H$/.exec(value)?.[1]) : 0;
  return hours >= 1 && hours <= MOST_HOURS ? hours : undefined;
}

/** How long an opening lasts at a home with these settings, in milliseconds. */
export const lastsFor = (settings: Readonly<Record<string, unknown>>): number =>
  (hoursChosen(settings[LASTS_SETTING]) ?? USUAL_HOURS) * HOUR;

/** "4 hours" */
export const hoursInWords = (hours: number): string => (hours === 1 ? '1 hour' : `${hours} hours`);

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
