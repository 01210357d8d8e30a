import { sql } from 'kysely';
import type { PersonId, ProviderId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/transaction.ts';
import { actAs, systemContext } from '#platform/db/transaction.ts';

/** Somebody with a sign-in, their first role, and where they hold it. */
export type SignIn = {
  readonly providerId: ProviderId;
  readonly personId: PersonId;
  readonly givenName: string;
  readonly familyName: string;
  readonly role: string;
  /** Name of the home or authority; null for those who answer for the whole organisation. */
  readonly place: string | null;
  readonly email: string;
  /** Sealed as the account keeps it. */
  readonly totpSealed: string | null;
};

/**
 * Everybody of the one organisation here who has a sign-in, under the sign-in scope: the homes by name, then the
 * whole organisation, then the authorities. For a demonstration only.
 */
export async function allSignIns(tx: Tx): Promise<readonly SignIn[]> {
  const one = await tx.selectFrom('kith.credential').select('provider_id').executeTakeFirst();
  if (!one) return [];
  await actAs(tx, systemContext(one.provider_id));
  const { rows } = await sql<{
    person_id: string;
    given_name: string;
    family_name: string;
    role: string;
    place: string | null;
    email: string;
    totp_sealed: string | null;
  }>`
    select distinct on (c.person_id) c.person_id, p.given_name, p.family_name, r.role,
      coalesce(h.name, a.name) as place, c.email, c.totp_sealed, h.name as home, a.name as authority
    from kith.credential c
    join kith.person p on p.provider_id = c.provider_id and p.person_id = c.person_id
    join kith.role_held r on r.provider_id = c.provider_id and r.person_id = c.person_id
    left join kith.home h on h.provider_id = r.provider_id and h.home_id = r.home_id
    left join kith.authority a on a.provider_id = r.provider_id and a.authority_id = r.authority_id
    where c.provider_id = ${one.provider_id}
    order by c.person_id, r.role`.execute(tx);
  return rows
    .map((row) => ({
      providerId: one.provider_id as ProviderId,
      personId: row.person_id as PersonId,
      givenName: row.given_name,
      familyName: row.family_name,
      role: row.role,
      place: row.place,
      email: row.email,
      totpSealed: row.totp_sealed,
    }))
    .toSorted((a, b) => compareText(orderOf(a), orderOf(b)));
}

const ORDER = [
  'support-worker',
  'senior-support-worker',
  'registered-manager',
  'responsible-individual',
  'social-worker',
];

const orderOf = ({ role, place, givenName }: SignIn): string => {
  const group = role === 'social-worker' ? 2 : place === null ? 1 : 0;
  return [group, place ?? '', ORDER.indexOf(role), givenName].join(' ');
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
