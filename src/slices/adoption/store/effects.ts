import { sql } from 'kysely';
import type { ChildId, EventId, HomeId, PolicyChangeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { NO_SEAL } from '#kernel/seal.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Effect, EffectKind, Shown } from '../model/effect.ts';
import type { EffectCount } from '../model/effects-shown.ts';
import type { Category } from '../model/words.ts';

type Where = 'kith.policy_preview' | 'kith.policy_effect';

/** Keeps what would change. The same again is left as it is. */
export async function keepPreview(
  tx: Tx,
  providerId: ProviderId,
  changeId: PolicyChangeId,
  effects: readonly Effect[],
): Promise<void> {
  if (effects.length === 0) return;
  const rows = JSON.stringify(effects.map((each) => rowOf(providerId, changeId, each)));
  await sql`
    insert into kith.policy_preview
    select * from jsonb_populate_recordset(null::kith.policy_preview, ${rows})
    on conflict do nothing`.execute(tx);
}

/** What a look found, in a word that differs wherever anything in it does; of sealed cases nothing was shown. */
export async function previewDigest(
  tx: Tx,
  providerId: ProviderId,
  changeId: PolicyChangeId,
): Promise<string> {
  const { rows } = await sql<{ digest: string }>`
    select md5(coalesce(string_agg(concat_ws(' ', event_id, about, effect, shown::text), ';'
      order by event_id, about), '')) as digest
    from kith.policy_preview
    where provider_id = ${providerId} and change_id = ${changeId} and seal_id = ${NO_SEAL}`.execute(tx);
  return rows[0]?.digest ?? '';
}

/** Writes down as changed what was to change. */
export async function keepEffects(
  tx: Tx,
  providerId: ProviderId,
  changeId: PolicyChangeId,
  at: Instant,
): Promise<void> {
  await sql`
    insert into kith.policy_effect
      (provider_id, change_id, event_id, about, home_id, child_id, effect, shown, at, seal_id)
    select provider_id, change_id, event_id, about, home_id, child_id, effect, shown, ${new Date(at)}, seal_id
    from kith.policy_preview where provider_id = ${providerId} and change_id = ${changeId}`.execute(tx);
}

const rowOf = (providerId: ProviderId, changeId: PolicyChangeId, effect: Effect) => ({
  provider_id: providerId,
  change_id: changeId,
  event_id: effect.eventId,
  about: effect.about,
  home_id: effect.homeId,
  child_id: effect.childId,
  effect: effect.effect,
  shown: effect.shown,
  seal_id: effect.sealId ?? NO_SEAL,
});

/** The effects that the reader may see, counted. */
export async function countEffects(
  tx: Tx,
  providerId: ProviderId,
  changeId: PolicyChangeId,
  where: Where,
): Promise<readonly EffectCount[]> {
  const { rows } = await sql<{
    home_id: string;
    child_id: string | null;
    category: Category;
    effect: string;
    many: number;
  }>`
    select home_id, child_id, effect, count(*)::int as many, case
      when about like 'gate %' then 'gate'
      when shown->>'subject' like 'phone-agreement.%' then 'agreement'
      when shown->>'subject' = 'house-rules.adopted' then 'rules'
      else 'duty' end as category
    from ${sql.table(where)} where provider_id = ${providerId} and change_id = ${changeId}
    group by home_id, child_id, effect, category order by home_id, child_id, effect, category`.execute(tx);
  return rows.map((row) => ({
    homeId: row.home_id as HomeId,
    childId: row.child_id as ChildId | null,
    category: row.category,
    effect: row.effect as EffectKind,
    many: row.many,
  }));
}

/** The first effects of each child that say something to a person, at most `each` of one child. */
export async function firstEffects(
  tx: Tx,
  providerId: ProviderId,
  changeId: PolicyChangeId,
  where: Where,
  each: number,
): Promise<readonly Effect[]> {
  const { rows } = await sql<{
    event_id: string;
    about: string;
    home_id: string;
    child_id: string | null;
    effect: string;
    shown: unknown;
  }>`
    select event_id, about, home_id, child_id, effect, shown from (
      select *, row_number() over (
        partition by home_id, child_id
        order by array_position(array['appears', 'earlier', 'disappears', 'later', 'closes', 'opens', 'reworded'], effect),
          shown->'is'->>'lateAt', event_id, about) as place
      from ${sql.table(where)}
      where provider_id = ${providerId} and change_id = ${changeId} and effect <> 'explained') numbered
    where place <= ${each} order by home_id, child_id, place`.execute(tx);
  return rows.map((row) => ({
    eventId: row.event_id as EventId,
    about: row.about,
    homeId: row.home_id as HomeId,
    childId: row.child_id as ChildId | null,
    effect: row.effect as EffectKind,
    shown: row.shown as Shown,
  }));
}

/** Names of children as one home tells them apart: "Robin E". Those whom the reader does not see are absent. */
export async function childNames(
  tx: Tx,
  providerId: ProviderId,
  ids: readonly ChildId[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ child_id: string; name: string }>`
    select child_id, given_name || ' ' || left(family_name, 1) as name from kith.child
    where provider_id = ${providerId} and child_id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.child_id, row.name]));
}
