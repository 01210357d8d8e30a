import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { signInFor, type Who } from './context.ts';
import { moment } from './moment.ts';

/** A form as it was sent. */
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A draft lies in the database as it was typed, so what proves somebody is never part of one. */
const NOT_KEPT = /^(?:csrf|password|code|sealed|response)$/;

/** What is not sent again within this time is let go. */
const KEPT_FOR = 7 * DAY;

/**
 * Keeps what somebody typed and could not send, for nobody but them; `form` is the address it was typed at. Hands the
 * rest of the transaction to `signInFor` this person.
 */
export async function keepDraft(tx: Tx, who: Who, form: string, body: Fields, now: Instant): Promise<void> {
  await signInFor(tx, who);
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !NOT_KEPT.test(name)));
  const saved = { body: JSON.stringify(fields), saved_at: new Date(now) };
  await tx
    .deleteFrom('kith.draft')
    .where('provider_id', '=', who.providerId)
    .where('saved_at', '<', moment(now - KEPT_FOR))
    .execute();
  await tx
    .insertInto('kith.draft')
    .values({ provider_id: who.providerId, person_id: who.personId, form, ...saved })
    .onConflict((conflict) => conflict.columns(['provider_id', 'person_id', 'form']).doUpdateSet(saved))
    .execute();
}

/** What this person left at this address, if anything. Row-level security shows nobody else's. */
export async function readDraft(tx: Tx, who: Who, form: string): Promise<Fields | undefined> {
  const row = await tx
    .selectFrom('kith.draft')
    .select('body')
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('form', '=', form)
    .executeTakeFirst();
  return row?.body as Fields | undefined;
}

/** Lets a draft go, once it has been sent. */
export async function dropDraft(tx: Tx, who: Who, form: string): Promise<void> {
  await tx
    .deleteFrom('kith.draft')
    .where('provider_id', '=', who.providerId)
    .where('person_id', '=', who.personId)
    .where('form', '=', form)
    .execute();
}
