import { recordAudit } from '#audit/record.ts';
import type { ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { hashPassword } from '#platform/crypto/password.ts';
import { newTotpSecret } from '#platform/crypto/totp.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { withActor } from '#platform/db/transaction.ts';
import { createCredential, newSetUpSecret, totpBinding, useSetUpSecret } from '#slices/account/index.ts';
import { signInContext } from '../context.ts';
import type { Deps } from '../deps.ts';
import { addCast } from './add-cast.ts';
import { openAgenda, seeded } from './agenda.ts';
import { ALDER_YEAR } from './alder-year.data.ts';
import { BIRCH_YEAR } from './birch-year.data.ts';
import type { Cast } from './cast.ts';
import type { StaffKey } from './people.data.ts';
import { DEMONSTRATION_PASSWORD, STAFF } from './people.data.ts';
import type { Stage } from './stage.ts';
import { planMatter } from './tell-matter.ts';

/** What the demonstration needs of the composition root. */
export type DemonstrationDeps = Pick<Deps, 'shelf' | 'projectors' | 'newId' | 'vault'>;

/**
 * Fills an empty Kith with the demonstration and marks it as one, in one transaction: all of it, or nothing. Throws
 * where this Kith has been set up already.
 */
export async function loadDemonstration(
  deps: DemonstrationDeps & Pick<Deps, 'db'>,
  now: Instant,
): Promise<ProviderId> {
  const passwordHash = await demonstrationHash();
  return withActor(deps.db, signInContext(null), async (tx) => {
    const secret = await newSetUpSecret(tx);
    if (secret === undefined || !(await useSetUpSecret(tx, secret, { demonstration: true }, now)))
      throw new Error('this Kith has been set up already: the demonstration wants an empty one');
    return tellDemonstration(tx, deps, passwordHash, now);
  });
}

/** The hash of the one password of the demonstration; make it before a transaction is opened. */
export const demonstrationHash = (): Promise<string> => hashPassword(DEMONSTRATION_PASSWORD);

/**
 * Tells the demonstration in the caller's transaction, which it leaves under the new organisation's system scope: an
 * organisation with two homes, its people, and a year of what they recorded, through the command that pages use.
 */
export async function tellDemonstration(
  tx: Tx,
  deps: DemonstrationDeps,
  passwordHash: string,
  now: Instant,
): Promise<ProviderId> {
  const cast = await addCast(tx, deps, now);
  await addSignIns(tx, deps, cast, passwordHash, now);
  const stage: Stage = { tx, recorder: deps, cast, agenda: openAgenda(), random: seeded(2026) };
  for (const matter of [...ALDER_YEAR, ...BIRCH_YEAR]) planMatter(stage, matter, now);
  await stage.agenda.run(now);
  await recordAudit(tx, {
    providerId: cast.providerId,
    at: now,
    event: 'DEMONSTRATION_LOADED',
    outcome: 'done',
    personId: null,
    action: 'installation.set-up',
    subject: {},
    requestId: 'demonstration',
  });
  return cast.providerId;
}

/** A sign-in for each person whom the demonstration's page offers: one password for all, a code secret of their own. */
async function addSignIns(
  tx: Tx,
  { vault }: DemonstrationDeps,
  cast: Cast,
  passwordHash: string,
  now: Instant,
): Promise<void> {
  for (const [key, { email, offered }] of Object.entries(STAFF)) {
    if (!offered) continue;
    const who = { providerId: cast.providerId, personId: cast.staff[key as StaffKey] };
    const totpSealed = vault.seal(newTotpSecret(), totpBinding(who));
    await createCredential(tx, { ...who, email, passwordHash, totpSealed }, now);
  }
}
