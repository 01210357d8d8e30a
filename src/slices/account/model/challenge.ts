import type { Instant } from '#kernel/instant.ts';
import { HOUR } from '#kernel/instant.ts';

/** For so long a page that asks for a passkey may stand open. */
export const CHALLENGE_LASTS = HOUR;

/** What opens and seals; the installation's key stays where it is. */
export type Sealer = {
  readonly seal: (secret: string, boundTo: string) => string;
  readonly open: (sealed: string, boundTo: string) => string | undefined;
};

/** What a challenge is for, and the browser or session that it was given to: it fits nothing else. */
export type ChallengeFor = { readonly use: 'sign-in' | 'prove' | 'add'; readonly boundTo: string };

const bindingOf = ({ use, boundTo }: ChallengeFor): string => `challenge ${use} ${boundTo}`;

/** Seals a challenge into the page that asks. */
export function sealChallenge(sealer: Sealer, challenge: string, why: ChallengeFor, now: Instant): string {
  return sealer.seal(`${now + CHALLENGE_LASTS} ${challenge}`, bindingOf(why));
}

/** The challenge again, where it was given here for this and has not grown old. */
export function openChallenge(
  sealer: Sealer,
  sealed: string,
  why: ChallengeFor,
  now: Instant,
): string | undefined {
  const [until, challenge] = sealer.open(sealed, bindingOf(why))?.split(' ') ?? [];
  return challenge !== undefined && now < Number(until) ? challenge : undefined;
}
