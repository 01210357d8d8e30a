import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What the installation's key is used for. The key itself goes no further. */
export type Vault = {
  /** Seals a short secret so that it opens only with the same `boundTo` (whose it is, what it is for). */
  readonly seal: (secret: string, boundTo: string) => string;
  /** The secret again; `undefined` where it was altered, bound to something else, or sealed under another key. */
  readonly open: (sealed: string, boundTo: string) => string | undefined;
  /** A digest nobody can work out without the key: for e-mail and network addresses, which are few enough to guess. */
  readonly pseudonym: (text: string) => Buffer;
  /** 32 bytes of its own for one use, the same each time: the seed of a key that signs. */
  readonly seedFor: (use: string) => Buffer;
};

const ALGORITHM = 'aes-256-gcm';
const VERSION = 'k1';

/** Makes a vault of the installation's 32-byte key. Each use gets a key of its own. */
export function openVault(key: Buffer): Vault {
  if (key.length !== 32) throw new RangeError('the installation key has 32 bytes');
  const sealing = subkey(key, 'seal');
  const naming = subkey(key, 'pseudonym');
  return {
    seal(secret, boundTo) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(ALGORITHM, sealing, nonce).setAAD(Buffer.from(boundTo));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(secret, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${VERSION}.${sealed.toString('base64url')}`;
    },
    open(sealed, boundTo) {
      const [version, body] = sealed.split('.');
      const bytes = Buffer.from(body ?? '', 'base64url');
      if (version !== VERSION || bytes.length < 28) return undefined;
      try {
        const decipher = createDecipheriv(ALGORITHM, sealing, bytes.subarray(0, 12), { authTagLength: 16 });
        decipher.setAAD(Buffer.from(boundTo)).setAuthTag(bytes.subarray(-16));
        return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
    pseudonym: (text) => createHmac('sha256', naming).update(text, 'utf8').digest(),
    seedFor: (use) => subkey(key, `sign ${use}`),
  };
}

function subkey(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `kith ${use} 1`, 32));
}
