/**
 * The ways in which somebody proves who they are: a password and then a code from an app; a passkey with PIN, which is
 * both at once; single sign-on, which leaves proving to the organisation's own directory, keyed by issuer and subject,
 * and asks for a code here where the directory does not say that it asked for one; and a way in again that two
 * colleagues vouched for, after which codes are set up anew. Each ends in the same two calls: `startSession` at the
 * stage it has reached, and the audit entry.
 */
export type Method = 'password-and-code' | 'passkey' | 'single-sign-on' | 'recovery';

/** What a method has proved so far, and so the stage at which its session starts. */
export function stageAfter(proved: {
  readonly method: Method;
  readonly secondFactor: boolean;
}): 'password' | 'signed-in' {
  return proved.method === 'passkey' || proved.secondFactor ? 'signed-in' : 'password';
}

/** What a sealed code secret is bound to: it opens for this person's credential and for nothing else. */
export function totpBinding(person: { readonly providerId: string; readonly personId: string }): string {
  return `totp ${person.providerId} ${person.personId}`;
}

/** The same for a secret not yet confirmed, which travels in the set-up form: it opens in that session alone. */
export function pendingTotpBinding(
  session: { readonly providerId: string; readonly token: string },
  personId: string,
): string {
  return `totp set-up ${session.providerId} ${personId} ${session.token}`;
}
