import { randomBytes } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';

/** A challenge that nobody has seen before: 256 random bits in base64url. */
export const newChallenge = (): string => randomBytes(32).toString('base64url');

/** Whom a passkey belongs to, as it keeps it: provider and person, 32 bytes, no name. */
export type KeyOwner = { readonly providerId: string; readonly personId: string };

/** What a browser sends of a passkey, its shape looked at and nothing of it believed. */
export type KeyAnswer = {
  readonly id: string;
  readonly attachment: 'platform' | 'cross-platform' | undefined;
  readonly userHandle: KeyOwner | undefined;
  readonly transports: readonly string[];
  readonly raw: Readonly<Record<string, unknown>>;
};

/** Where passkeys are made for: Kith's own address. */
export type Party = { readonly origin: string };

const hostOf = ({ origin }: Party): string => new URL(origin).hostname;
const BASE64URL = /^[\w-]{1,4096}$/;

/** Reads what a browser sent; `undefined` for anything that no passkey says. */
export function readKeyAnswer(text: string): KeyAnswer | undefined {
  if (text.length > 32_768) return undefined;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(raw) || !isRecord(raw['response'])) return undefined;
  const { id, authenticatorAttachment, response } = raw;
  if (typeof id !== 'string' || !BASE64URL.test(id) || raw['rawId'] !== id) return undefined;
  const { userHandle, transports } = response;
  return {
    id,
    attachment:
      authenticatorAttachment === 'platform' || authenticatorAttachment === 'cross-platform'
        ? authenticatorAttachment
        : undefined,
    userHandle: typeof userHandle === 'string' ? ownerFrom(userHandle) : undefined,
    transports: Array.isArray(transports)
      ? transports.filter((each) => typeof each === 'string' && /^[a-z-]{1,20}$/.test(each)).slice(0, 8)
      : [],
    raw,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The handle that a passkey keeps of its owner. */
const handleOf = ({ providerId, personId }: KeyOwner): Buffer =>
  Buffer.concat([bytesOf(providerId), bytesOf(personId)]);

function ownerFrom(handle: string): KeyOwner | undefined {
  const hex = Buffer.from(handle, 'base64url').toString('hex');
  if (hex.length !== 64) return undefined;
  const id = (part: string) => part.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { providerId: id(hex.slice(0, 32)), personId: id(hex.slice(32)) };
}

/** What a browser is asked for when somebody adds a passkey. `roamingOnly`: none that lies inside this device. */
export async function askForNewKey(
  party: Party,
  ask: {
    readonly owner: KeyOwner;
    readonly account: string;
    readonly name: string;
    readonly challenge: string;
    readonly roamingOnly: boolean;
    readonly had: readonly { readonly id: string; readonly transports: readonly string[] }[];
  },
): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: 'Kith',
    rpID: hostOf(party),
    userID: new Uint8Array(handleOf(ask.owner)),
    userName: ask.account,
    userDisplayName: ask.name,
    challenge: new Uint8Array(Buffer.from(ask.challenge, 'base64url')),
    attestationType: 'none',
    excludeCredentials: ask.had.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: {
      residentKey: 'required',
      userVerification: 'required',
      ...(ask.roamingOnly ? { authenticatorAttachment: 'cross-platform' as const } : {}),
    },
    supportedAlgorithmIDs: [-8, -7, -257],
    timeout: 120_000,
  });
  return JSON.stringify(options);
}

/** What a browser is asked for when somebody proves who they are; any passkey of Kith’s where `allow` is left out. */
export async function askForKey(
  party: Party,
  ask: {
    readonly challenge: string;
    readonly roamingOnly: boolean;
    readonly allow?: readonly { readonly id: string; readonly transports: readonly string[] }[];
  },
): Promise<string> {
  const options = await generateAuthenticationOptions({
    rpID: hostOf(party),
    challenge: new Uint8Array(Buffer.from(ask.challenge, 'base64url')),
    userVerification: 'required',
    ...(ask.allow
      ? { allowCredentials: ask.allow.map(({ id, transports }) => ({ id, transports: [...transports] })) }
      : {}),
    timeout: 120_000,
  });
  return JSON.stringify({ ...options, ...(ask.roamingOnly ? { hints: ['security-key'] } : {}) });
}

/** A passkey as it was proved to exist. */
export type MadeKey = {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly multiDevice: boolean;
  readonly backedUp: boolean;
  readonly aaguid: string;
};

/** The new passkey, where the answer fits challenge, origin and address, and its owner was verified by it. */
export async function newKeyFrom(
  party: Party,
  answer: KeyAnswer,
  challenge: string,
): Promise<MadeKey | undefined> {
  try {
    const { verified, registrationInfo: info } = await verifyRegistrationResponse({
      response: answer.raw as unknown as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: hostOf(party),
      requireUserVerification: true,
      supportedAlgorithmIDs: [-8, -7, -257],
    });
    if (!verified) return undefined;
    return {
      credentialId: Buffer.from(info.credential.id, 'base64url'),
      publicKey: Buffer.from(info.credential.publicKey),
      counter: info.credential.counter,
      multiDevice: info.credentialDeviceType === 'multiDevice',
      backedUp: info.credentialBackedUp,
      aaguid: info.aaguid,
    };
  } catch {
    return undefined;
  }
}

/** A passkey as it is kept, as far as an answer is checked by it. */
export type KeptKey = {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
};

/** What the passkey says of itself now, where its answer fits challenge, origin and address, and it asked its owner. */
export async function checkKey(
  party: Party,
  answer: KeyAnswer,
  challenge: string,
  kept: KeptKey,
): Promise<{ readonly counter: number; readonly backedUp: boolean } | undefined> {
  try {
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({
      response: answer.raw as unknown as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: hostOf(party),
      requireUserVerification: true,
      credential: {
        id: kept.credentialId.toString('base64url'),
        publicKey: new Uint8Array(kept.publicKey),
        counter: kept.counter,
      },
    });
    return verified ? { counter: info.newCounter, backedUp: info.credentialBackedUp } : undefined;
  } catch {
    return undefined;
  }
}
