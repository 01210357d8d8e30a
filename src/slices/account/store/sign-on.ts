import type { Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import { sameSecret } from '#platform/crypto/random.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { halfCode } from '../model/way-in.ts';
import type { Who } from './context.ts';
import { moment } from './moment.ts';

/** Who somebody is to a sign-on. */
export type Identity = { readonly issuer: string; readonly subject: string };

/** Whose account an identity signs in to, whichever the organisation, under the sign-in scope. */
export async function whoIs(tx: Tx, { issuer, subject }: Identity): Promise<Who | undefined> {
  const row = await tx
    .selectFrom('kith.sign_on_identity')
    .select(['provider_id', 'person_id'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && { providerId: row.provider_id as ProviderId, personId: row.person_id as PersonId };
}

/** Notes that somebody came in by their identity, under `signInFor` them. */
export async function noteSignOn(
  tx: Tx,
  who: Who,
  { issuer, subject }: Identity,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('kith.sign_on_identity')
    .set({ last_used_at: new Date(now) })
    .where('provider_id', '=', who.providerId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('ended_at', 'is', null)
    .execute();
}

type Maker = { readonly pseudonym: (text: string) => Buffer };

/** A code to link with, and until when it works. */
export type LinkCode = { readonly code: string; readonly expiresAt: Instant; readonly madeBy: PersonId };

const codeFor = (maker: Maker, id: string): string => halfCode(maker.pseudonym(`link code ${id}`));

/** The codes for somebody that still work. They follow from the installation's key; the database holds none. */
export async function linkCodesOf(
  tx: Tx,
  maker: Maker,
  who: Who,
  now: Instant,
): Promise<readonly (LinkCode & { readonly id: string })[]> {
  const rows = await tx
    .selectFrom('kith.link_code')
    .selectAll()
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', moment(now))
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.link_code_id,
    code: codeFor(maker, row.link_code_id),
    expiresAt: row.expires_at,
    madeBy: row.made_by as PersonId,
  }));
}

/** Makes a code for somebody, good for a day. Made once for each id. */
export async function makeLinkCode(
  tx: Tx,
  who: Who,
  made: { readonly id: Id<'link-code'>; readonly by: PersonId },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.link_code')
    .values({
      provider_id: who.providerId,
      link_code_id: made.id,
      person_id: who.personId,
      made_at: new Date(now),
      made_by: made.by,
      expires_at: new Date(now + DAY),
    })
    .onConflict((there) => there.doNothing())
    .execute();
}

/**
 * Links an identity to the person whom a code was made for, under `signInFor` them, and uses the code up. False where the
 * code is none of theirs, or the identity signs in to somebody already.
 */
export async function linkIdentity(
  tx: Tx,
  maker: Maker,
  who: Who,
  link: { readonly identity: Identity; readonly code: string },
  now: Instant,
): Promise<boolean> {
  const fitting = (await linkCodesOf(tx, maker, who, now)).find(({ code }) => sameSecret(code, link.code));
  if (!fitting) return false;
  const at = new Date(now);
  const linked = await tx
    .insertInto('kith.sign_on_identity')
    .values({
      provider_id: who.providerId,
      person_id: who.personId,
      ...link.identity,
      linked_at: at,
      last_used_at: at,
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  if (linked.numInsertedOrUpdatedRows !== 1n) return false;
  const used = await tx
    .updateTable('kith.link_code')
    .set({ used_at: at })
    .where('provider_id', '=', who.providerId)
    .where('link_code_id', '=', fitting.id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows === 0n) throw new Error('a link code was used twice at one moment');
  return true;
}
