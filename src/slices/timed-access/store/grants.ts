import { sql } from 'kysely';
import type { VisitorRole } from '#access/actor.ts';
import type { ChildId, DatedGrantId, HomeId, Id, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Consent, DatedGrant } from '../model/grant.ts';

/** A grant that two people gave. */
export type NewGrant = {
  readonly grantId: DatedGrantId;
  readonly personId: PersonId;
  readonly role: VisitorRole;
  readonly homes: readonly HomeId[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason: string;
  readonly askedBy: PersonId;
  readonly givenBy: PersonId;
};

export async function giveGrant(
  tx: Tx,
  providerId: ProviderId,
  grant: NewGrant,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.dated_grant')
    .values({
      provider_id: providerId,
      grant_id: grant.grantId,
      person_id: grant.personId,
      role: grant.role,
      from_day: grant.from,
      to_day: grant.to,
      reason: grant.reason,
      asked_by: grant.askedBy,
      given_by: grant.givenBy,
      given_at: new Date(now),
    })
    .execute();
  await tx
    .insertInto('kith.dated_grant_home')
    .values(
      grant.homes.map((homeId) => ({ provider_id: providerId, grant_id: grant.grantId, home_id: homeId })),
    )
    .execute();
}

/** Ends a grant at once. An end that is there stays. */
export async function endGrant(
  tx: Tx,
  providerId: ProviderId,
  grantId: DatedGrantId,
  by: PersonId,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('kith.dated_grant')
    .set({ ended_at: new Date(now), ended_by: by })
    .where('provider_id', '=', providerId)
    .where('grant_id', '=', grantId)
    .where('ended_at', 'is', null)
    .execute();
}

type Row = {
  readonly grant_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly role: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly reason: string;
  readonly asked_by: string;
  readonly given_by: string;
  readonly given_at: Instant;
  readonly ended_at: Instant | null;
  readonly homes: readonly string[];
};

/** Grants of homes that the reader sees, the latest first; one of them where its id is given. */
export async function grantsSeen(
  tx: Tx,
  providerId: ProviderId,
  only?: DatedGrantId,
): Promise<readonly DatedGrant[]> {
  const { rows } = await sql<Row>`
    select g.grant_id, g.person_id, p.given_name || ' ' || p.family_name as name, g.role, g.from_day, g.to_day,
      g.reason, g.asked_by, g.given_by, g.given_at, g.ended_at, h.homes
    from kith.dated_grant g
    join kith.person p on p.provider_id = g.provider_id and p.person_id = g.person_id
    join lateral (select jsonb_agg(home_id) as homes from kith.dated_grant_home
      where provider_id = g.provider_id and grant_id = g.grant_id) h on h.homes is not null
    where g.provider_id = ${providerId} and (${only ?? null}::uuid is null or g.grant_id = ${only ?? null}::uuid)
    order by g.ended_at is not null, g.to_day desc, g.grant_id
    limit 200`.execute(tx);
  return rows.map((row) => ({
    grantId: row.grant_id as DatedGrantId,
    personId: row.person_id as PersonId,
    name: row.name,
    role: row.role as VisitorRole,
    homes: row.homes as readonly HomeId[],
    from: row.from_day as PlainDate,
    to: row.to_day as PlainDate,
    reason: row.reason,
    askedBy: row.asked_by as PersonId,
    givenBy: row.given_by as PersonId,
    endedAt: row.ended_at,
  }));
}

/** The consents about a grant’s children whom the reader sees, withdrawn ones too, the oldest first. */
export async function consentsOf(
  tx: Tx,
  providerId: ProviderId,
  grantId: DatedGrantId,
): Promise<readonly Consent[]> {
  const rows = await tx
    .selectFrom('kith.visit_consent')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('grant_id', '=', grantId)
    .orderBy('recorded_at')
    .orderBy('consent_id')
    .execute();
  return rows.map((row) => ({
    consentId: row.consent_id as Id<'consent'>,
    childId: row.child_id as ChildId,
    givenBy: row.given_by as Consent['givenBy'],
    how: row.how as Consent['how'],
    words: row.words,
    recordedBy: row.recorded_by as PersonId,
    recordedAt: row.recorded_at,
    withdrawnAt: row.withdrawn_at,
  }));
}

/** Writes down that somebody agrees. Where the same consent stands already nothing is added. */
export async function recordConsent(
  tx: Tx,
  providerId: ProviderId,
  grantId: DatedGrantId,
  consent: Omit<Consent, 'withdrawnAt'>,
): Promise<void> {
  await tx
    .insertInto('kith.visit_consent')
    .values({
      provider_id: providerId,
      consent_id: consent.consentId,
      grant_id: grantId,
      child_id: consent.childId,
      given_by: consent.givenBy,
      how: consent.how,
      words: consent.words,
      recorded_by: consent.recordedBy,
      recorded_at: new Date(consent.recordedAt),
    })
    .onConflict((there) => there.doNothing())
    .execute();
}

/** Writes down that somebody no longer agrees: the visitor’s next request reads nothing of the child. */
export async function withdrawConsent(
  tx: Tx,
  providerId: ProviderId,
  of: {
    readonly grantId: DatedGrantId;
    readonly childId: ChildId;
    readonly givenBy: Consent['givenBy'];
    readonly recordedBy: PersonId;
  },
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('kith.visit_consent')
    .set({ withdrawn_at: new Date(now), withdrawn_recorded_by: of.recordedBy })
    .where('provider_id', '=', providerId)
    .where('grant_id', '=', of.grantId)
    .where('child_id', '=', of.childId)
    .where('given_by', '=', of.givenBy)
    .where('withdrawn_at', 'is', null)
    .execute();
}
