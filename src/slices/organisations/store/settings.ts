import { sql } from 'kysely';
import type { HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** What a home chose where its policies leave something open, with who chose it, when and why. */
export type ChosenSetting = {
  readonly id: string;
  readonly value: unknown;
  readonly setAt: Instant;
  readonly by: PersonId;
  readonly reason: string;
};

/** Everything that a home has chosen by `now`, the latest choice of each. */
export async function chosenAt(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  now: Instant,
): Promise<ReadonlyMap<string, ChosenSetting>> {
  const rows = await tx
    .selectFrom('kith.setting_value')
    .selectAll()
    .distinctOn('setting_id')
    .where('provider_id', '=', providerId)
    .where('home_id', '=', homeId)
    .where('set_at', '<=', sql<Instant>`${new Date(now)}`)
    .orderBy('setting_id')
    .orderBy('set_at', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      row.setting_id,
      {
        id: row.setting_id,
        value: row.value,
        setAt: row.set_at,
        by: row.set_by as PersonId,
        reason: row.reason,
      },
    ]),
  );
}

/** A home's chosen settings, the latest value of each at `now`. What it has not set is absent. */
export async function settingsOfHome(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  now: Instant,
): Promise<Readonly<Record<string, unknown>>> {
  const chosen = await chosenAt(tx, providerId, homeId, now);
  return Object.fromEntries([...chosen].map(([id, { value }]) => [id, value]));
}

/** Every choice that a home has made, the latest last. */
export type SettingsStory = readonly {
  readonly id: string;
  readonly value: unknown;
  readonly setAt: Instant;
}[];

/** All that a home has chosen at any time. */
export async function settingsStory(tx: Tx, providerId: ProviderId, homeId: HomeId): Promise<SettingsStory> {
  const rows = await tx
    .selectFrom('kith.setting_value')
    .select(['setting_id', 'value', 'set_at'])
    .where('provider_id', '=', providerId)
    .where('home_id', '=', homeId)
    .orderBy('set_at')
    .execute();
  return rows.map((row) => ({ id: row.setting_id, value: row.value, setAt: row.set_at }));
}

/** What a home had chosen by a moment. */
export const settingsBy = (story: SettingsStory, at: Instant): Readonly<Record<string, unknown>> =>
  Object.fromEntries(story.filter((each) => each.setAt <= at).map(({ id, value }) => [id, value]));

/**
 * Holds the policies and settings of some homes as they are until the transaction ends. Whoever records holds them
 * together with others; whoever changes them waits for those, and keeps the next ones waiting until the open duties
 * are in step. Ask before anything of them is read.
 */
export async function holdPolicies(
  tx: Tx,
  homeIds: readonly HomeId[],
  to: 'record' | 'change',
): Promise<void> {
  // In one order everywhere, so that two who want several of them do not wait for each other.
  const keys = [...new Set(homeIds)].sort();
  const lock = sql.raw(to === 'record' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await sql`
    select ${lock}(hashtextextended('kith policies ' || home, 0)) from unnest(${keys}::text[]) as home`.execute(
    tx,
  );
}
