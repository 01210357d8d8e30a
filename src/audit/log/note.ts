import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import type { Hash } from '../merkle/hash.ts';

/*
 * Checkpoints as c2sp.org/tlog-checkpoint has them, in notes as c2sp.org/signed-note has them: three lines and a
 * signature, which the tools of other transparency logs read.
 */

/** What a checkpoint states: this log, at this size, had this root. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash };

/** Signs checkpoints for one log. */
export type Signer = {
  /** The key's public half with its name, as signed notes write it: `<origin>+<id>+<key>`. */
  readonly publicKey: string;
  /** The signed note. */
  readonly sign: (size: number, root: Hash) => string;
};

/** How Ed25519 stands in a signed note. */
const ED25519 = Buffer.of(1);
/** What comes before the 32 bytes of a key in the forms that node:crypto reads. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The name of an organisation's log. */
export const originOf = (providerId: string): string => `kith/audit/${providerId}`;

/** A signer for a log, of a 32-byte Ed25519 seed. */
export function signerOf(origin: string, seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  const id = keyId(origin, raw);
  return {
    publicKey: `${origin}+${id.toString('hex')}+${Buffer.concat([ED25519, raw]).toString('base64')}`,
    sign: (size, root) => {
      const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
      const signature = Buffer.concat([id, signBytes(null, Buffer.from(text), key)]);
      return `${text}\n— ${origin} ${signature.toString('base64')}\n`;
    },
  };
}

/** A key to check notes with. */
export type NoteKey = { readonly name: string; readonly id: Buffer; readonly key: KeyObject };

/** Reads a public key as signed notes write it; `undefined` where it is none, or its id is not its own. */
export function readNoteKey(written: string): NoteKey | undefined {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(written) ?? [];
  if (name === undefined || id === undefined || encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  const raw = bytes.subarray(1);
  if (bytes.length !== 33 || bytes.toString('base64') !== encoded || bytes[0] !== 1) return undefined;
  if (keyId(name, raw).toString('hex') !== id) return undefined;
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  return { name, id: Buffer.from(id, 'hex'), key };
}

const CHECKPOINT = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n((?:— \S+ [A-Za-z0-9+/]+=*\n)+)$/;

/** What a note states, whoever signed it; `undefined` where it is no checkpoint. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const [, origin, size, root] = CHECKPOINT.exec(note) ?? [];
  if (origin === undefined || size === undefined || root === undefined) return undefined;
  const bytes = Buffer.from(root, 'base64');
  if (bytes.toString('base64') !== root || !Number.isSafeInteger(Number(size))) return undefined;
  return { origin, size: Number(size), root: bytes };
}

/** Whether a note bears this key's signature, and no false one in its name. */
export function isSignedBy(note: string, by: NoteKey): boolean {
  const end = note.lastIndexOf('\n\n');
  const text = Buffer.from(note.slice(0, end + 1));
  const own = note
    .slice(end + 2)
    .split('\n')
    .flatMap((line) => {
      const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
      const bytes = Buffer.from(encoded ?? '', 'base64');
      const ours =
        name === by.name && bytes.subarray(0, 4).equals(by.id) && bytes.toString('base64') === encoded;
      return ours ? [bytes.subarray(4)] : [];
    });
  return own.length > 0 && own.every((signature) => verifyBytes(null, text, by.key, signature));
}

function keyId(name: string, raw: Uint8Array): Buffer {
  const digest = createHash('sha256').update(`${name}\n`).update(ED25519).update(raw).digest();
  return digest.subarray(0, 4);
}
