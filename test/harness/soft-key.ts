import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** The least of CBOR that an authenticator writes. */
function cbor(value: unknown): Buffer {
  const head = (major: number, n: number): Buffer =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...(value as Map<unknown, unknown>)];
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([k, v]) => [cbor(k), cbor(v)])]);
}

const hash = (text: string | Buffer) => createHash('sha256').update(text).digest();
const b64 = (bytes: Buffer | string) => Buffer.from(bytes).toString('base64url');

type Asked = {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
};

/** How an answer differs from an honest one. */
export type Lie = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly userVerified?: boolean;
  readonly userHandle?: string;
  readonly attachment?: 'platform' | 'cross-platform';
  readonly counter?: number;
};

/** A passkey in software: what a browser and a key together would send, honest or not. */
export class SoftKey {
  readonly id = randomBytes(32);
  readonly attachment: 'platform' | 'cross-platform';
  readonly #private: KeyObject;
  readonly #public: Buffer;
  counter = 0;
  userHandle = '';
  origin = 'http://localhost:3000';

  constructor(attachment: 'platform' | 'cross-platform' = 'cross-platform') {
    this.attachment = attachment;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x, y } = publicKey.export({ format: 'jwk' });
    this.#private = privateKey;
    this.#public = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x ?? '', 'base64url')],
        [-3, Buffer.from(y ?? '', 'base64url')],
      ]),
    );
  }

  /** Answers a page that asks for a new passkey. */
  create(options: string, lie: Lie = {}): string {
    const asked = JSON.parse(options) as Asked;
    this.userHandle = asked.user?.id ?? '';
    const length = Buffer.from([0, this.id.length]);
    const data = Buffer.concat([Buffer.alloc(16), length, this.id, this.#public]);
    const authData = this.#authData(lie.rpId ?? asked.rp?.id ?? '', lie, 0x40, data);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    return this.#send(lie, {
      clientDataJSON: b64(this.#clientData('webauthn.create', asked, lie)),
      attestationObject: b64(cbor(attestation)),
      transports: this.attachment === 'platform' ? ['internal'] : ['usb'],
    });
  }

  /** Answers a page that asks for a passkey. */
  get(options: string, lie: Lie = {}): string {
    const asked = JSON.parse(options) as Asked;
    const clientData = this.#clientData('webauthn.get', asked, lie);
    const authData = this.#authData(lie.rpId ?? asked.rpId ?? '', lie, 0, Buffer.alloc(0));
    const signature = sign('sha256', Buffer.concat([authData, hash(clientData)]), this.#private);
    return this.#send(lie, {
      clientDataJSON: b64(clientData),
      authenticatorData: b64(authData),
      signature: b64(signature),
      userHandle: lie.userHandle ?? this.userHandle,
    });
  }

  #clientData(type: string, asked: Asked, lie: Lie): string {
    const challenge = lie.challenge ?? asked.challenge;
    return JSON.stringify({ type, challenge, origin: lie.origin ?? this.origin, crossOrigin: false });
  }

  #authData(rpId: string, lie: Lie, flags: number, rest: Buffer): Buffer {
    this.counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lie.counter ?? this.counter);
    const verified = lie.userVerified === false ? 0 : 0x04;
    return Buffer.concat([hash(rpId), Buffer.from([0x01 | verified | flags]), counter, rest]);
  }

  #send(lie: Lie, response: object): string {
    return JSON.stringify({
      id: b64(this.id),
      rawId: b64(this.id),
      type: 'public-key',
      authenticatorAttachment: lie.attachment ?? this.attachment,
      clientExtensionResults: {},
      response,
    });
  }
}
