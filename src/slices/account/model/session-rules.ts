import type { Instant } from '#kernel/instant.ts';
import { DAY, HOUR, MINUTE } from '#kernel/instant.ts';

/** Who uses a device: several people in turn, or one person with the organisation looking after it. */
export type DeviceClass = 'shared' | 'managed';

/** How long a session may rest before it locks, in milliseconds. */
export const IDLE: Readonly<Record<DeviceClass, number>> = { shared: 10 * MINUTE, managed: 30 * MINUTE };
/** How long it lasts whatever happens. */
export const ABSOLUTE = 12 * HOUR;
/** How long somebody may take between password and code. */
export const HALF_WAY = 10 * MINUTE;
/** `last_seen_at` is written at most this often. */
export const SEEN_EVERY = MINUTE;
/** For so long after its end, what was typed under a session can still be kept for its person. */
const REMEMBERED = 7 * DAY;

/** A session as stored. */
export type KeptSession = {
  readonly stage: 'password' | 'signed-in';
  readonly deviceClass: DeviceClass;
  readonly lastSeenAt: Instant;
  readonly endsAt: Instant;
  readonly endedAt: Instant | null;
  /** Put aside by its person: it opens nothing until they prove that they are there. */
  readonly lockedAt?: Instant | null;
};

/** How a session stands: over and forgotten, over but its person known, between password and code, or open. */
export type SessionState = 'none' | 'lapsed' | 'half-way' | 'signed-in';

/** Decides how a session stands at `now`. The very millisecond of a limit is beyond it. */
export function stateOf(session: KeptSession, now: Instant): SessionState {
  const over = session.endedAt !== null || now >= session.endsAt;
  if (session.stage === 'password') return over ? 'none' : 'half-way';
  const locked = (session.lockedAt ?? null) !== null;
  if (!over && !locked && now < session.lastSeenAt + IDLE[session.deviceClass]) return 'signed-in';
  const end = Math.min(session.endedAt ?? session.endsAt, session.endsAt);
  return now < end + REMEMBERED ? 'lapsed' : 'none';
}

/** Whether a session that has locked may be opened again by one proof of its person: until its absolute end. */
export function mayUnlock(session: KeptSession, now: Instant): boolean {
  return session.stage === 'signed-in' && session.endedAt === null && now < session.endsAt;
}

/** When a session that begins now ends at the latest. */
export function endOf(stage: KeptSession['stage'], now: Instant): Instant {
  return (now + (stage === 'password' ? HALF_WAY : ABSOLUTE)) as Instant;
}
