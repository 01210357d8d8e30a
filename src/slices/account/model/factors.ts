/**
 * The ways in which somebody proves who they are. Today a password and then a code from an app. A passkey with PIN is
 * both at once and will join as a method of its own; single sign-on leaves proving to the organisation's own
 * directory, keyed by issuer and subject. Each method ends in the same two calls: `startSession` at the stage it
 * has reached, and the audit entry.
 */
export type Method = 'password-and-code' | 'passkey' | 'single-sign-on';

/** What a method has proved so far, and so the stage at which its session starts. */
export function stageAfter(proved: {
  readonly method: Method;
  readonly secondFactor: boolean;
}): 'password' | 'signed-in' {
  return proved.method === 'password-and-code' && !proved.secondFactor ? 'password' : 'signed-in';
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
