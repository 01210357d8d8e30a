import { Secret, TOTP } from 'otpauth';

const PERIOD_MS = 30_000;

/** A new secret for an authenticator app: 160 random bits in base32, as RFC 4226 advises. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator app reads from a QR code. */
export function totpAddress(secret: string, account: string): string {
  return generator(secret, account).toString();
}

/**
 * The time-step a code belongs to (RFC 6238, 30 s), where it fits now, one step ago or one ahead, and is newer than
 * the last one accepted, so that a code works once. `undefined` for any other code. `now` in milliseconds since 1970.
 */
export function stepOfCode(
  secret: string,
  code: string,
  now: number,
  lastStep: number | null,
): number | undefined {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const delta = generator(secret).validate({ token: digits, timestamp: now, window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(now / PERIOD_MS) + delta;
  return lastStep !== null && step <= lastStep ? undefined : step;
}

/** The code an authenticator app would show now: for demonstrations and tests. */
export function currentCode(secret: string, now: number): string {
  return generator(secret).generate({ timestamp: now });
}

/** A secret in groups of four, for typing. */
export function secretInGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

function generator(secret: string, label = ''): TOTP {
  return new TOTP({
    issuer: 'Kith',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    secret: Secret.fromBase32(secret),
  });
}
