import type { HomeId, PartnerId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** An agency (a school, a clinic, a police team) or a safeguarding partnership that the organisation works with. */
export type Partner = {
  readonly partnerId: PartnerId;
  /** The home that works with it; null where every home does. */
  readonly homeId: HomeId | null;
  readonly kind: 'agency' | 'partnership';
  readonly name: string;
  readonly phone: string | null;
};

const partners = (tx: Tx, providerId: ProviderId) =>
  tx
    .selectFrom('kith.partner')
    .select(['partner_id', 'home_id', 'kind', 'name', 'phone'])
    .where('provider_id', '=', providerId);

type Row = Awaited<ReturnType<ReturnType<typeof partners>['execute']>>[number];
const fromRow = (row: Row): Partner => ({
  partnerId: row.partner_id as PartnerId,
  homeId: row.home_id as HomeId | null,
  kind: row.kind,
  name: row.name,
  phone: row.phone,
});

/** The agencies and partnerships that the reader may know of, in the order of their names. */
export async function partnersOf(tx: Tx, providerId: ProviderId): Promise<readonly Partner[]> {
  const rows = await partners(tx, providerId).orderBy('name').orderBy('partner_id').execute();
  return rows.map(fromRow);
}

/** One agency or partnership, if it is there. */
export async function partnerById(
  tx: Tx,
  providerId: ProviderId,
  partnerId: PartnerId,
): Promise<Partner | undefined> {
  const row = await partners(tx, providerId).where('partner_id', '=', partnerId).executeTakeFirst();
  return row && fromRow(row);
}

/** Adds an agency or a partnership. False where one of that kind and name, or this very one, is there already. */
export async function addPartner(
  tx: Tx,
  providerId: ProviderId,
  partner: Partner,
  by: PersonId,
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .insertInto('kith.partner')
    .values({
      provider_id: providerId,
      partner_id: partner.partnerId,
      home_id: partner.homeId,
      kind: partner.kind,
      name: partner.name,
      phone: partner.phone,
      added_at: new Date(now),
      added_by: by,
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}
