import type { PersonId, ProviderId } from '#kernel/ids.ts';
import { instant } from '#kernel/instant.ts';
import { hashPassword } from '#platform/crypto/password.ts';
import { currentCode } from '#platform/crypto/totp.ts';
import { createCredential, totpBinding } from '#slices/account/index.ts';
import type { TestApp } from './app.ts';
import type { Answer, Browser } from './browser.ts';
import { asSystem } from './builders.ts';

type Who = { readonly providerId: ProviderId; readonly personId: PersonId };

export const PASSWORD = 'ladder pigeon seventeen';
/** The code secret of accounts whose codes are set up. */
export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** A hash that is quick to check, for tests about something else. */
export const quickHash = (password = PASSWORD) => hashPassword(password, { N: 2 ** 10, r: 8, p: 1 });

/** Gives somebody an account, with codes set up unless told otherwise. */
export async function addAccount(
  { db, deps, clock }: TestApp,
  who: Who,
  email: string,
  codes: 'with codes' | 'without codes' = 'with codes',
): Promise<void> {
  const passwordHash = await quickHash();
  const sealed = codes === 'with codes' ? { totpSealed: deps.vault.seal(TOTP_SECRET, totpBinding(who)) } : {};
  await asSystem(db, who.providerId, (tx) =>
    createCredential(tx, { ...who, email, passwordHash, ...sealed }, instant(clock.now())),
  );
}

/** Fills in the sign-in form. */
export async function givePassword(browser: Browser, email: string, password = PASSWORD): Promise<Answer> {
  await browser.get('/sign-in');
  return browser.post('/sign-in', { email, password });
}

/** Goes through both steps, as somebody with codes set up. */
export async function signIn(kith: TestApp, browser: Browser, email: string): Promise<Answer> {
  await givePassword(browser, email);
  await browser.get('/sign-in/code');
  return browser.post('/sign-in/code', { code: currentCode(TOTP_SECRET, kith.clock.now()) });
}

/** Events in the audit of a provider, oldest first. */
export async function auditOf(kith: TestApp, providerId: ProviderId) {
  return asSystem(kith.db, providerId, (tx) =>
    tx
      .selectFrom('kith.audit_entry')
      .select(['event', 'outcome', 'person_id', 'reason', 'subject', 'child_id'])
      .orderBy('audit_id')
      .execute(),
  );
}
