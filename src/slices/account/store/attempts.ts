import { sql } from 'kysely';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Failures } from '../model/sign-in-delay.ts';
import { WINDOW, waitBeforeTrying } from '../model/sign-in-delay.ts';
import { moment } from './moment.ts';

/** Which account is tried, and from where: pseudonyms, never the address itself. */
export type AttemptKey = { readonly account: Buffer; readonly source: Buffer };

type Row = Record<'account_count' | 'here_count' | 'source_count', number> &
  Record<'account_last' | 'here_last' | 'source_last', Instant | null>;

/**
 * Takes one try, under the sign-in scope: 0 when it may go on, else how many milliseconds to wait. The try is counted
 * before the password is looked at, and the account is held meanwhile, so that a hundred tries at once count as a
 * hundred. `clearAttempts` takes it back when it succeeds. A try that must wait is not counted.
 */
export async function takeAttempt(tx: Tx, key: AttemptKey, now: Instant): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(encode(${key.account}::bytea, 'hex'), 0))`.execute(
    tx,
  );
  const wait = waitBeforeTrying(await failuresOf(tx, key, now), now);
  if (wait > 0) return wait;
  await tx
    .deleteFrom('kith.sign_in_attempt')
    .where('at', '<', moment(now - DAY))
    .execute();
  await tx
    .insertInto('kith.sign_in_attempt')
    .values({ account_hash: key.account, source_hash: key.source, at: new Date(now) })
    .execute();
  return 0;
}

async function failuresOf(tx: Tx, key: AttemptKey, now: Instant): Promise<Failures> {
  const since = new Date(now - WINDOW);
  const { rows } = await sql<Row>`
    select count(*) filter (where mine) as account_count, max(at) filter (where mine) as account_last,
      count(*) filter (where mine and here) as here_count, max(at) filter (where mine and here) as here_last,
      count(*) filter (where here) as source_count, max(at) filter (where here) as source_last
    from (
      select at, account_hash = ${key.account}::bytea as mine, source_hash = ${key.source}::bytea as here
      from kith.sign_in_attempt
      where (account_hash = ${key.account}::bytea or source_hash = ${key.source}::bytea) and at > ${since}
    ) as recent`.execute(tx);
  const row = rows[0];
  const tally = (count: number | undefined, last: Instant | null | undefined) => ({
    count: count ?? 0,
    last: last ?? (0 as Instant),
  });
  return {
    ofAccount: tally(row?.account_count, row?.account_last),
    ofAccountFromHere: tally(row?.here_count, row?.here_last),
    fromHere: tally(row?.source_count, row?.source_last),
  };
}

/** Forgets an account's failures from one place: somebody there knew the password. */
export async function clearAttempts(tx: Tx, key: AttemptKey): Promise<void> {
  await tx
    .deleteFrom('kith.sign_in_attempt')
    .where('account_hash', '=', key.account)
    .where('source_hash', '=', key.source)
    .execute();
}
