import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** How hard a hash is to make: scrypt's N (a power of two), r and p. Memory is 128·N·r bytes. */
export type HashCost = { readonly N: number; readonly r: number; readonly p: number };

/** What OWASP asks of scrypt: 128 MB and a few hundred milliseconds for each guess. */
export const STANDARD_COST: HashCost = { N: 2 ** 17, r: 8, p: 1 };

/** Hashes at once, for their memory; and how many more may wait before further ones are turned away. */
const AT_ONCE = 2;
const MAY_WAIT = 20;
const LENGTH = 32;

/** Thrown where so many sign in at one moment that another would have to wait for long. */
export class TooManyHashes extends Error {
  override readonly name = 'TooManyHashes';
}

let running = 0;
const waiting: (() => void)[] = [];

/** Makes the text that is kept instead of a password: algorithm, cost, salt and hash. Throws TooManyHashes. */
export async function hashPassword(password: string, cost: HashCost = STANDARD_COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return `$scrypt$N=${cost.N},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** The same; `undefined` where too many passwords are being hashed at this moment. */
export async function hashWhenFree(password: string): Promise<string | undefined> {
  try {
    return await hashPassword(password);
  } catch (cause) {
    if (cause instanceof TooManyHashes) return undefined;
    throw cause;
  }
}

/**
 * Whether a password is the one that `stored` was made of. With nothing stored it does the same work and says no, so
 * that the time taken does not tell whether an account exists. Throws TooManyHashes.
 */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const kept = stored === undefined ? undefined : readStored(stored);
  const hash = await derive(password, kept?.salt ?? randomBytes(16), kept?.cost ?? STANDARD_COST);
  return kept !== undefined && kept.hash.length === hash.length && timingSafeEqual(kept.hash, hash);
}

const SHAPE = /^\$scrypt\$N=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

function readStored(stored: string): { cost: HashCost; salt: Buffer; hash: Buffer } {
  const [, N, r, p, salt, hash] = SHAPE.exec(stored) ?? [];
  if (salt === undefined || hash === undefined)
    throw new Error('a stored password hash is not in the form Kith writes');
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
}

/** NFC, so that the same letters from another keyboard are the same password. */
async function derive(password: string, salt: Buffer, cost: HashCost): Promise<Buffer> {
  await takeTurn();
  try {
    return await new Promise((resolve, reject) => {
      scrypt(
        password.normalize('NFC'),
        salt,
        LENGTH,
        { ...cost, maxmem: 128 * cost.N * cost.r + 32 * 1024 * 1024 },
        (trouble, key) => (trouble ? reject(trouble) : resolve(key)),
      );
    });
  } finally {
    giveUpTurn();
  }
}

async function takeTurn(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1;
    return;
  }
  if (waiting.length >= MAY_WAIT) throw new TooManyHashes();
  await new Promise<void>((resolve) => waiting.push(resolve));
}

/** The next in line takes the turn over, so that nobody can slip in between. */
function giveUpTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}
