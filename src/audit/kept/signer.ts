import type { ProviderId } from '#kernel/ids.ts';
import { originOf, type Signer, signerOf } from '../log/note.ts';

/** Signers of every organisation's log, of the installation's key: each log has a key of its own. */
export function signerWith(vault: {
  readonly seedFor: (use: string) => Buffer;
}): (providerId: ProviderId) => Signer {
  return (providerId) => {
    const origin = originOf(providerId);
    return signerOf(origin, vault.seedFor(origin));
  };
}
