import { sql } from 'kysely';
import type { HomeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { inScope } from '#platform/db/transaction.ts';
import type { Month } from './month.ts';
import { monthOf } from './month.ts';

/** A home in figures alone. */
export type Totals = {
  readonly children: number;
  readonly open: number;
  readonly overdue: number;
  readonly emergencies: number;
  readonly month: Month;
};

/**
 * Counts for somebody who reads no row behind them: asked as the whole organisation sees itself, so that sealed cases are
 * in no figure, and nothing but figures leaves here. Ask nothing else of the database meanwhile.
 */
export async function totalsOf(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  since: Instant,
  now: Instant,
): Promise<Totals> {
  return inScope(tx, 'provider', async () => {
    const { rows } = await sql<Omit<Totals, 'month'>>`
      select
        (select count(*) from kith.placement where provider_id = ${providerId} and home_id = ${homeId}
          and ended_on is null)::int as children,
        (select count(*) from kith.duty where provider_id = ${providerId} and home_id = ${homeId}
          and closed_at is null and not held)::int as open,
        (select count(*) from kith.duty where provider_id = ${providerId} and home_id = ${homeId}
          and closed_at is null and not held and late_at < ${new Date(now)})::int as overdue,
        (select count(*) from kith.emergency_access where provider_id = ${providerId} and home_id = ${homeId}
          and opened_at >= ${new Date(since)})::int as emergencies`.execute(tx);
    const counts = rows[0] ?? { children: 0, open: 0, overdue: 0, emergencies: 0 };
    return { ...counts, month: await monthOf(tx, providerId, homeId, since, now) };
  });
}
