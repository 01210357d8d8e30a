import { sql } from 'kysely';
import type { PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { digestOf, newSecret } from '#platform/crypto/random.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { BrowserKey } from '../model/browser-cookie.ts';
import { knownBrowser } from './browsers.ts';
import { moment } from './moment.ts';
import type { SessionKey } from './sessions.ts';

/** A session that was put aside or has locked here, and whose person may open it again by one proof. */
export type Parked = {
  readonly personId: PersonId;
  /** "Sam A.": enough for those who work here. */
  readonly name: string;
  readonly tokenHash: Buffer;
};

/**
 * Who may come back to this browser by one proof: whoever's session its cookie holds, and on a tablet that the home shares
 * everybody who put theirs aside on it, until each one's absolute end. Under the sign-in scope of the provider.
 */
export async function parkedHere(
  tx: Tx,
  providerId: ProviderId,
  here: { readonly session: SessionKey | undefined; readonly browser: BrowserKey | undefined },
  now: Instant,
): Promise<readonly Parked[]> {
  const known = await knownBrowser(tx, providerId, here.browser);
  const mine = here.session?.providerId === providerId ? digestOf(here.session.token) : Buffer.alloc(0);
  const rows = await tx
    .selectFrom('kith.session as s')
    .innerJoin('kith.person as p', (on) =>
      on.onRef('p.provider_id', '=', 's.provider_id').onRef('p.person_id', '=', 's.person_id'),
    )
    .select(['s.person_id', 's.token_hash', 'p.given_name', 'p.family_name'])
    .where('s.provider_id', '=', providerId)
    .where('s.stage', '=', 'signed-in')
    .where('s.ended_at', 'is', null)
    .where('s.ends_at', '>', moment(now))
    .where((is) =>
      is.or([
        is('s.token_hash', '=', mine),
        ...(known?.deviceClass === 'shared' ? [is('s.browser_id', '=', known.browserId)] : []),
      ]),
    )
    .orderBy(sql`s.token_hash = ${mine}::bytea`, 'desc')
    .orderBy('s.last_seen_at', 'desc')
    .execute();
  const seen = new Set<string>();
  return rows
    .filter(({ person_id }) => !seen.has(person_id) && seen.add(person_id))
    .map((row) => ({
      personId: row.person_id as PersonId,
      name: `${row.given_name} ${row.family_name.charAt(0)}.`,
      tokenHash: row.token_hash,
    }));
}

/** Opens a parked session again, with a new cookie; its forms, its draft and its absolute end stay. */
export async function unpark(
  tx: Tx,
  providerId: ProviderId,
  parked: Parked,
  now: Instant,
): Promise<SessionKey> {
  const token = newSecret();
  const at = new Date(now);
  await tx
    .updateTable('kith.session')
    .set({ token_hash: digestOf(token), proved_at: at, last_seen_at: at, locked_at: null })
    .where('provider_id', '=', providerId)
    .where('token_hash', '=', parked.tokenHash)
    .where('ended_at', 'is', null)
    .execute();
  return { providerId, token };
}
