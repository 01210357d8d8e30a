import { sql } from 'kysely';
import type { ChildId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** Something that waits for a second person, with what decides who this may be. */
export type WaitingRow = {
  /** A kind of proposal, or "emergency". */
  readonly kind: string;
  readonly homeId: HomeId | null;
  readonly childId: ChildId | null;
  readonly by: PersonId;
  /** Whose rights it would change; null where nobody’s. */
  readonly about: string | null;
  /** Until when it waits; null for an emergency, which waits until somebody has looked. */
  readonly expiresAt: Instant | null;
};

/** What waits at `now` among what the reader may see. */
export async function rowsWaiting(
  tx: Tx,
  providerId: ProviderId,
  now: Instant,
): Promise<readonly WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select kind, home_id as "homeId", child_id as "childId", proposed_by as by, act->>'personId' as about,
      expires_at as "expiresAt"
    from kith.proposal
    where provider_id = ${providerId} and state = 'waiting' and expires_at > ${new Date(now)}
    union all
    select 'emergency', home_id, child_id, person_id, null, null
    from kith.emergency_access
    where provider_id = ${providerId} and reviewed_at is null
    limit 200`.execute(tx);
  return rows;
}
