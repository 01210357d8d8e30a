import type { PasskeyKind } from '../model/passkey.ts';

/** A passkey's kind in words. */
export const KIND_WORDS: Readonly<Record<PasskeyKind, string>> = {
  platform: 'Inside a device',
  roaming: 'A key that you carry',
};
