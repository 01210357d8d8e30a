import { type Selectable, sql } from 'kysely';
import type { Held } from '#access/seals.ts';
import type { EventId, HomeId, PersonId, ProviderId, SealId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Tx } from '#platform/db/transaction.ts';

/** A sealed case as it is opened. */
export type NewSeal = {
  readonly sealId: SealId;
  readonly eventId: EventId;
  readonly homeId: HomeId;
  /** Whom it is about; null where that is not known. */
  readonly subject: PersonId | null;
  readonly openedAt: Instant;
  readonly openedBy: PersonId;
  readonly readers: readonly PersonId[];
  readonly outside: boolean;
};

/** A sealed case, as those see it who may know of it. */
export type Seal = Omit<NewSeal, 'readers'>;

/** Keeps a seal and who may see what is under it. On the whole record only. */
export async function keepSeal(tx: Tx, providerId: ProviderId, seal: NewSeal): Promise<void> {
  await tx
    .insertInto('kith.seal')
    .values({
      provider_id: providerId,
      seal_id: seal.sealId,
      event_id: seal.eventId,
      home_id: seal.homeId,
      subject_id: seal.subject,
      opened_at: new Date(seal.openedAt),
      opened_by: seal.openedBy,
      outside: seal.outside,
    })
    .execute();
  await nameReaders(tx, providerId, seal.sealId, {
    people: seal.readers,
    why: seal.outside ? 'kept' : 'route',
    at: seal.openedAt,
    by: null,
  });
}

/** Names further readers. On the whole record only; the database refuses the subject. */
export async function nameReaders(
  tx: Tx,
  providerId: ProviderId,
  sealId: SealId,
  of: {
    readonly people: readonly PersonId[];
    readonly why: 'route' | 'kept' | 'named';
    readonly at: Instant;
    readonly by: PersonId | null;
  },
): Promise<void> {
  if (of.people.length === 0) return;
  await tx
    .insertInto('kith.seal_reader')
    .values(
      of.people.map((personId) => ({
        provider_id: providerId,
        seal_id: sealId,
        person_id: personId,
        why: of.why,
        named_at: new Date(of.at),
        named_by: of.by,
      })),
    )
    .onConflict((there) => there.doNothing())
    .execute();
}

const fromRow = (row: Selectable<Tables['kith.seal']>): Seal => ({
  sealId: row.seal_id as SealId,
  eventId: row.event_id as EventId,
  homeId: row.home_id as HomeId,
  subject: row.subject_id as PersonId | null,
  openedAt: row.opened_at,
  openedBy: row.opened_by as PersonId,
  outside: row.outside,
});

/** A sealed case, if the reader may know of it: those named on it, and whoever recorded it. */
export async function sealById(tx: Tx, providerId: ProviderId, sealId: SealId): Promise<Seal | undefined> {
  const row = await tx
    .selectFrom('kith.seal')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('seal_id', '=', sealId)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** The roles that people of the organisation hold at a moment, as a route is found by them. */
export async function heldOn(tx: Tx, providerId: ProviderId, at: Instant): Promise<readonly Held[]> {
  const { rows } = await sql<{ person_id: string; role: string; home_id: string | null }>`
    select person_id, role, home_id from kith.role_held
    where provider_id = ${providerId} and role in
        ('support-worker', 'senior-support-worker', 'registered-manager', 'responsible-individual')
      and kith.holds(held_from, held_to, ended_at, ${new Date(at)})
    order by person_id, role, home_id`.execute(tx);
  return rows.map((row) => ({
    personId: row.person_id as PersonId,
    role: row.role as Held['role'],
    homeId: row.home_id as HomeId | null,
  }));
}

/** Sealed cases of which no reader holds a role any more at a moment: nobody would see them. On the whole record. */
export async function sealsWithoutReader(
  tx: Tx,
  providerId: ProviderId,
  at: Instant,
): Promise<readonly Seal[]> {
  const { rows } = await sql<Selectable<Tables['kith.seal']>>`
    select s.* from kith.seal s
    where s.provider_id = ${providerId} and not exists (
      select from kith.seal_reader r
      join kith.role_held h on h.provider_id = r.provider_id and h.person_id = r.person_id
      where r.provider_id = s.provider_id and r.seal_id = s.seal_id
        and kith.holds(h.held_from, h.held_to, h.ended_at, ${new Date(at)}))
    order by s.opened_at`.execute(tx);
  return rows.map(fromRow);
}
