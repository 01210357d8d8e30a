import { sql } from 'kysely';
import type { AuthorityId, ChildId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** A child as the record knows them, with where they live now. */
export type Child = {
  readonly childId: ChildId;
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: PlainDate;
  /** Where the child lives now; null after they have left. */
  readonly homeId: HomeId | null;
  readonly homeName: string | null;
  readonly authorityId: AuthorityId;
  /** Area whose front door takes referrals, as the directory names it. */
  readonly localAuthority: string | null;
  /** When this placement began, London date; null after they have left. */
  readonly placedOn: PlainDate | null;
  readonly placementKind: 'planned' | 'emergency' | null;
};

/** Somebody around a child whom a duty can name, with the numbers they answer. */
export type AdultOfChild = {
  /** `social-worker`, `parents`, `advocate`… : the engine's recipient. */
  readonly recipient: string;
  readonly relation: string;
  readonly name: string;
  readonly phone: string | null;
  readonly outOfHoursPhone: string | null;
  readonly personId: PersonId | null;
};

const children = (tx: Tx, providerId: ProviderId) =>
  tx
    .selectFrom('kith.child as c')
    .leftJoin('kith.placement as p', (on) =>
      on
        .onRef('p.provider_id', '=', 'c.provider_id')
        .onRef('p.child_id', '=', 'c.child_id')
        .on('p.ended_on', 'is', null),
    )
    .leftJoin('kith.home as h', (on) =>
      on.onRef('h.provider_id', '=', 'p.provider_id').onRef('h.home_id', '=', 'p.home_id'),
    )
    .select([
      'c.child_id',
      'c.given_name',
      'c.family_name',
      'c.date_of_birth',
      'c.authority_id',
      'c.local_authority',
      'p.home_id',
      'p.started_on',
      'p.kind',
      'h.name as home_name',
    ])
    .where('c.provider_id', '=', providerId);

type Row = Awaited<ReturnType<ReturnType<typeof children>['execute']>>[number];

const fromRow = (row: Row): Child => ({
  childId: row.child_id as ChildId,
  givenName: row.given_name,
  familyName: row.family_name,
  dateOfBirth: row.date_of_birth as PlainDate,
  homeId: row.home_id as HomeId | null,
  homeName: row.home_name,
  authorityId: row.authority_id as AuthorityId,
  localAuthority: row.local_authority,
  placedOn: row.started_on as PlainDate | null,
  placementKind: row.kind as Child['placementKind'],
});

/** One child, if the reader may see them. */
export async function childById(
  tx: Tx,
  providerId: ProviderId,
  childId: ChildId,
): Promise<Child | undefined> {
  const row = await children(tx, providerId).where('c.child_id', '=', childId).executeTakeFirst();
  return row && fromRow(row);
}

/** The children the reader may see, of one home where it is given, in the order of their names. */
export async function childrenSeen(
  tx: Tx,
  providerId: ProviderId,
  homeId?: HomeId,
): Promise<readonly Child[]> {
  const seen = children(tx, providerId).orderBy('c.given_name').orderBy('c.family_name');
  const rows = await (homeId ? seen.where('p.home_id', '=', homeId) : seen).execute();
  return rows.map(fromRow);
}

/** A part of the children the reader may see, in the order of their names, and how many have left altogether. */
export type ChildrenPart = {
  readonly children: readonly Child[];
  readonly more: boolean;
  readonly left: number;
};

/** Those who live at a home now, or those who have left, so many of them after the first few. */
export async function partOfChildren(
  tx: Tx,
  providerId: ProviderId,
  of: { readonly left: boolean; readonly offset: number; readonly limit: number },
): Promise<ChildrenPart> {
  const [rows, { left }] = await Promise.all([
    children(tx, providerId)
      .where('p.home_id', of.left ? 'is' : 'is not', null)
      .orderBy('c.given_name')
      .orderBy('c.family_name')
      .orderBy('c.child_id')
      .offset(of.offset)
      .limit(of.limit + 1)
      .execute(),
    tx
      .selectFrom('kith.child as c')
      .select((count) => count.fn.countAll<number>().as('left'))
      .where('c.provider_id', '=', providerId)
      .where(
        sql<boolean>`not exists (select from kith.placement p
          where p.provider_id = c.provider_id and p.child_id = c.child_id and p.ended_on is null)`,
      )
      .executeTakeFirstOrThrow(),
  ]);
  return { children: rows.slice(0, of.limit).map(fromRow), more: rows.length > of.limit, left };
}

/** Social worker, parents and the others around a child, on `today` (London date). */
export async function adultsOfChild(
  tx: Tx,
  providerId: ProviderId,
  childId: ChildId,
  today: PlainDate,
): Promise<readonly AdultOfChild[]> {
  const { rows } = await sql<{
    recipient: string;
    relation: string;
    name: string;
    phone: string | null;
    out_of_hours_phone: string | null;
    person_id: string | null;
  }>`
    select 'social-worker' as recipient, 'social worker' as relation, p.given_name || ' ' || p.family_name as name,
      p.phone, coalesce(p.out_of_hours_phone, u.out_of_hours_phone) as out_of_hours_phone, p.person_id
    from kith.allocation a
    join kith.person p on p.provider_id = a.provider_id and p.person_id = a.person_id
    join kith.child c on c.provider_id = a.provider_id and c.child_id = a.child_id
    join kith.authority u on u.provider_id = c.provider_id and u.authority_id = c.authority_id
    where a.provider_id = ${providerId} and a.child_id = ${childId}
      and a.allocated_from <= ${today}::date and (a.allocated_to is null or a.allocated_to >= ${today}::date)
      and a.ended_at is null
    union all
    select 'placing-authority', 'placing authority', u.name, u.phone, u.out_of_hours_phone, null
    from kith.child c join kith.authority u on u.provider_id = c.provider_id and u.authority_id = c.authority_id
    where c.provider_id = ${providerId} and c.child_id = ${childId}
    union all
    select recipient, relation, name, phone, null, null from kith.child_adult
    where provider_id = ${providerId} and child_id = ${childId}`.execute(tx);
  return rows.map((row) => ({
    recipient: row.recipient,
    relation: row.relation,
    name: row.name,
    phone: row.phone,
    outOfHoursPhone: row.out_of_hours_phone,
    personId: row.person_id as PersonId | null,
  }));
}
