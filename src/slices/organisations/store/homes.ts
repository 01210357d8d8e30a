import type { AuthorityId, HomeId, ProviderId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** A children's home, as its people know it. */
export type Home = { readonly homeId: HomeId; readonly name: string; readonly phone: string | null };

/** A placing authority with the numbers its homes ring. */
export type Authority = {
  readonly authorityId: AuthorityId;
  readonly name: string;
  readonly phone: string | null;
  /** Answers outside office hours. */
  readonly outOfHoursPhone: string | null;
  readonly email: string | null;
};

/** The provider's homes, in the order of their names. */
export async function homesOf(tx: Tx, providerId: ProviderId): Promise<readonly Home[]> {
  const rows = await tx
    .selectFrom('kith.home')
    .select(['home_id', 'name', 'phone'])
    .where('provider_id', '=', providerId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ homeId: row.home_id as HomeId, name: row.name, phone: row.phone }));
}

/** One home, if it is there. */
export async function homeById(tx: Tx, providerId: ProviderId, homeId: HomeId): Promise<Home | undefined> {
  const row = await tx
    .selectFrom('kith.home')
    .select(['home_id', 'name', 'phone'])
    .where('provider_id', '=', providerId)
    .where('home_id', '=', homeId)
    .executeTakeFirst();
  return row && { homeId: row.home_id as HomeId, name: row.name, phone: row.phone };
}

/** The placing authority with its numbers. */
export async function authorityById(
  tx: Tx,
  providerId: ProviderId,
  authorityId: AuthorityId,
): Promise<Authority | undefined> {
  const row = await tx
    .selectFrom('kith.authority')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('authority_id', '=', authorityId)
    .executeTakeFirst();
  return (
    row && {
      authorityId: row.authority_id as AuthorityId,
      name: row.name,
      phone: row.phone,
      outOfHoursPhone: row.out_of_hours_phone,
      email: row.email,
    }
  );
}

/** The authorities of the children whom the reader may see, in the order of their names. */
export async function authoritiesOf(
  tx: Tx,
  providerId: ProviderId,
): Promise<readonly Pick<Authority, 'authorityId' | 'name'>[]> {
  const rows = await tx
    .selectFrom('kith.authority as u')
    .select(['u.authority_id', 'u.name'])
    .where('u.provider_id', '=', providerId)
    .where((where) =>
      // Row-level security leaves the reader's own children here, whoever the reader is.
      where.exists(
        where
          .selectFrom('kith.child as c')
          .select('c.child_id')
          .whereRef('c.provider_id', '=', 'u.provider_id')
          .whereRef('c.authority_id', '=', 'u.authority_id'),
      ),
    )
    .orderBy('u.name')
    .execute();
  return rows.map((row) => ({ authorityId: row.authority_id as AuthorityId, name: row.name }));
}
