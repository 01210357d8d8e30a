import { sql } from 'kysely';
import type { HomeId, Id, PersonId, ProviderId, ShiftId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import { DAY } from '#kernel/instant.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { Shift, ShiftWord } from '../model/shift.ts';

type Row = {
  readonly shift_id: string;
  readonly home_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
  readonly planned: boolean;
  readonly covers: string | null;
  readonly words: readonly { says: ShiftWord['says']; at: number | null; why: string | null }[];
};

const fromRow = (row: Row): Shift => ({
  shiftId: row.shift_id as ShiftId,
  homeId: row.home_id as HomeId,
  personId: row.person_id as PersonId,
  name: row.name,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  planned: row.planned,
  covers: row.covers as ShiftId | null,
  words: row.words.map((word) => ({ ...word, at: word.at as Instant | null })),
});

const shifts = (where: ReturnType<typeof sql>) => sql<Row>`
  select s.shift_id, s.home_id, s.person_id, p.given_name || ' ' || p.family_name as name, s.starts_at, s.ends_at,
    s.planned, s.covers, coalesce((
      select jsonb_agg(jsonb_build_object('says', w.says, 'why', w.why,
          'at', (extract(epoch from w.at) * 1000)::bigint) order by w.seq)
      from kith.shift_word w where w.provider_id = s.provider_id and w.shift_id = s.shift_id), '[]') as words
  from kith.shift s
  join kith.person p on p.provider_id = s.provider_id and p.person_id = s.person_id
  where ${where}
  order by s.starts_at, name, s.shift_id`;

/** The shifts of a home that touch a span of time; those of a day before and after too, for who came early or stayed. */
export async function shiftsAround(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
  span: { readonly from: Instant; readonly to: Instant },
): Promise<readonly Shift[]> {
  const from = new Date(span.from - DAY);
  const to = new Date(span.to + DAY);
  const { rows } = await shifts(
    sql`s.provider_id = ${providerId} and s.home_id = ${homeId} and s.starts_at < ${to} and s.ends_at > ${from}`,
  ).execute(tx);
  return rows.map(fromRow);
}

/** One shift, if the reader may see it. */
export async function shiftById(
  tx: Tx,
  providerId: ProviderId,
  shiftId: ShiftId,
): Promise<Shift | undefined> {
  const { rows } = await shifts(sql`s.provider_id = ${providerId} and s.shift_id = ${shiftId}`).execute(tx);
  return rows[0] && fromRow(rows[0]);
}

/** A turn of duty to plan, or of somebody who came unplanned. */
export type ShiftPlanned = Pick<
  Shift,
  'shiftId' | 'homeId' | 'personId' | 'startsAt' | 'endsAt' | 'planned' | 'covers'
> & { readonly by: PersonId };

/** Puts a turn of duty on the rota. False where this very one is there already. */
export async function planShift(
  tx: Tx,
  providerId: ProviderId,
  shift: ShiftPlanned,
  now: Instant,
): Promise<boolean> {
  const done = await tx
    .insertInto('kith.shift')
    .values({
      provider_id: providerId,
      shift_id: shift.shiftId,
      home_id: shift.homeId,
      person_id: shift.personId,
      starts_at: new Date(shift.startsAt),
      ends_at: new Date(shift.endsAt),
      planned: shift.planned,
      covers: shift.covers,
      planned_by: shift.by,
      planned_at: new Date(now),
    })
    .onConflict((there) => there.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Writes down what is said of a shift. Nothing new where this very word is there already. */
export async function sayOfShift(
  tx: Tx,
  providerId: ProviderId,
  shift: Pick<Shift, 'shiftId' | 'homeId'>,
  word: ShiftWord & { readonly wordId: Id<'shift-word'>; readonly by: PersonId },
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.shift_word')
    .values({
      provider_id: providerId,
      word_id: word.wordId,
      shift_id: shift.shiftId,
      home_id: shift.homeId,
      says: word.says,
      at: word.at === null ? null : new Date(word.at),
      why: word.why,
      said_at: new Date(now),
      said_by: word.by,
    })
    .onConflict((there) => there.doNothing())
    .execute();
}
