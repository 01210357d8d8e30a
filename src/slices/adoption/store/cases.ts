import { sql } from 'kysely';
import type { ChildId, DeviceId, EventId, HomeId, PolicyChangeId, ProviderId, SealId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import { NO_SEAL, sealOf } from '#kernel/seal.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** Which cases a change can touch. */
export type Reach = {
  readonly homeIds: readonly HomeId[];
  /** Types of event that raise duties or are judged. */
  readonly types: readonly string[];
  /**
   * `open`: events of which something is still owed. An instant: everything that happened from then on, done with or
   * not, for a policy that was followed then asks something of it too.
   */
  readonly from: 'open' | Instant;
};

/** The event at the root of a case. */
export type CaseRoot = {
  /** Where it stands in the order of cases. */
  readonly place: string;
  readonly eventId: EventId;
  readonly about: EventId | null;
  readonly homeId: HomeId;
  readonly childId: ChildId | null;
  readonly deviceId: DeviceId | null;
  readonly dateOfBirth: PlainDate | null;
  /** The child's area, whose front door a duty names. */
  readonly localAuthority: string | null;
  /** The sealed case it is of; absent where it is not sealed. */
  readonly sealId?: SealId | undefined;
};

// A moment that was put right may lie in reach though the first one written did not.
const within = ({ homeIds, types, from }: Reach) => {
  const open =
    from === 'open'
      ? sql`exists (select 1 from kith.duty d
          where d.provider_id = e.provider_id and d.event_id = e.event_id and d.closed_at is null)`
      : sql`(e.occurred_at >= ${new Date(from)} or exists (select 1 from kith.event c
          where c.provider_id = e.provider_id and c.about_event_id = e.event_id and c.type = 'event.corrected'))`;
  return sql`e.home_id = any(${homeIds}::uuid[]) and e.type = any(${types}::text[]) and ${open}`;
};

/** How many cases there are. Sealed ones are in no number that anybody reads. */
export async function countCases(tx: Tx, providerId: ProviderId, reach: Reach): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*)::int as many from kith.event e
    where e.provider_id = ${providerId} and e.seal_id = ${NO_SEAL} and ${within(reach)}`.execute(tx);
  return rows[0]?.many ?? 0;
}

type CaseRow = {
  readonly place: string;
  readonly event_id: string;
  readonly about_event_id: string | null;
  readonly home_id: string;
  readonly child_id: string | null;
  readonly device_id: string | null;
  readonly date_of_birth: string | null;
  readonly local_authority: string | null;
  readonly seal_id: string;
};

const caseOf = (row: CaseRow): CaseRoot => ({
  place: row.place,
  eventId: row.event_id as EventId,
  about: row.about_event_id as EventId | null,
  homeId: row.home_id as HomeId,
  childId: row.child_id as ChildId | null,
  deviceId: row.device_id as DeviceId | null,
  dateOfBirth: row.date_of_birth as PlainDate | null,
  localAuthority: row.local_authority,
  ...sealOf(row),
});

// Child by child and device by device, for these are decided upon the same events.
const PLACE = sql`concat_ws(' ', e.child_id, e.device_id, to_char(e.seq, 'FM000000000000')) collate "C"`;

const CASE = sql`
  select ${PLACE} as place, e.event_id, e.about_event_id, e.home_id, e.child_id, e.device_id, e.seal_id, c.date_of_birth,
    c.local_authority
  from kith.event e
  left join kith.child c on c.provider_id = e.provider_id and c.child_id = e.child_id`;

/** So many cases, after one that has been looked at; from the first where that is empty. */
type Stretch = { readonly after: string; readonly limit: number };

/**
 * The next cases within reach: so many that are not sealed, and the sealed ones among them beside, so that how far each
 * step comes says nothing of these.
 */
export async function nextCases(
  tx: Tx,
  providerId: ProviderId,
  reach: Reach,
  { after, limit }: Stretch,
): Promise<readonly CaseRoot[]> {
  const here = sql`e.provider_id = ${providerId} and ${within(reach)} and ${PLACE} > ${after}`;
  const { rows } = await sql<CaseRow>`
    with bound as (
      select max(place) as place from (
        select ${PLACE} as place from kith.event e where ${here} and e.seal_id = ${NO_SEAL}
        order by 1 limit ${limit}) unsealed
      having count(*) = ${limit})
    ${CASE}
    where ${here} and (not exists (select from bound) or ${PLACE} <= (select place from bound))
    order by ${PLACE}`.execute(tx);
  return rows.map(caseOf);
}

/** The next cases of which a look found that a duty would change. */
export async function nextTouched(
  tx: Tx,
  providerId: ProviderId,
  changeId: PolicyChangeId,
  { after, limit }: Stretch,
): Promise<readonly CaseRoot[]> {
  const { rows } = await sql<CaseRow>`${CASE}
    where e.provider_id = ${providerId} and ${PLACE} > ${after} and exists (select 1 from kith.policy_preview p
      where p.provider_id = e.provider_id and p.change_id = ${changeId} and p.event_id = e.event_id
        and p.about like 'duty %')
    order by ${PLACE} limit ${limit}`.execute(tx);
  return rows.map(caseOf);
}
