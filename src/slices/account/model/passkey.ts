import type { Id } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { DeviceClass } from './session-rules.ts';

export type PasskeyId = Id<'passkey'>;
/** `platform` lies inside the device it was made on; `roaming` is carried from one device to another. */
export type PasskeyKind = 'platform' | 'roaming';

/** A passkey as its person sees it. */
export type Passkey = {
  readonly passkeyId: PasskeyId;
  readonly name: string;
  readonly kind: PasskeyKind;
  /** May be copied to its owner's other devices by whoever made it. */
  readonly multiDevice: boolean;
  readonly backedUp: boolean;
  readonly addedAt: Instant;
  readonly lastUsedAt: Instant | null;
};

/** How a passkey came to the browser, as the browser says. */
export type Attachment = 'platform' | 'cross-platform' | undefined;

/** What kind a new passkey is: carried only where the browser says so. */
export const kindOf = (attachment: Attachment): PasskeyKind =>
  attachment === 'cross-platform' ? 'roaming' : 'platform';

/**
 * Whether a passkey proves its person on such a device. Whoever can unlock a shared tablet can use what lies in it, so
 * there it proves only who unlocked the tablet; a key that is carried, with a PIN of its own, proves who holds it.
 */
export const provesHere = (device: DeviceClass, kind: PasskeyKind, attachment: Attachment): boolean =>
  device === 'managed' || (kind === 'roaming' && attachment === 'cross-platform');

/** Why an answer by passkey was not taken. */
export type KeyRefusal = 'none' | 'stale' | 'unknown' | 'not-here' | 'not-yours' | 'no-fit' | 'used' | 'had';

/** The same in words that say what to do. */
export const REFUSAL_WORDS: Readonly<Record<KeyRefusal, string>> = {
  none: 'No passkey was used. Press the button, then touch your key or answer your device.',
  stale: 'This page was open for too long. Press the button once more.',
  unknown: 'Kith does not know this passkey. Use another one, or your password and a code.',
  'not-here':
    'This passkey lies inside a device. On a device that several people use, only a key that you carry, with its own PIN, proves that it is you. Use your key, or your password and a code.',
  'not-yours': 'This passkey belongs to somebody else. Use your own.',
  'no-fit': 'This passkey could not be checked. Try again, or use your password and a code.',
  used: 'This answer was used already. Press the button once more.',
  had: 'This passkey was added before. Use another one, or go back to your account.',
};
