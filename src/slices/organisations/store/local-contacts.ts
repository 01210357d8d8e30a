import type { Selectable } from 'kysely';
import type { Recipient } from '#engine/vocabulary.ts';
import type { HomeId, LocalContactId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { PlainDate } from '#kernel/plain-date.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { LocalContact } from '../model/local-contact.ts';

function fromRow(row: Selectable<Tables['kith.local_contact']>): LocalContact {
  return {
    contactId: row.local_contact_id as LocalContactId,
    homeId: row.home_id as HomeId,
    to: row.recipient as Recipient,
    area: row.local_authority,
    name: row.name,
    phone: row.phone,
    email: row.email,
    open: row.opens,
    purpose: row.purpose,
    lastChecked: row.last_checked as PlainDate,
  };
}

/** The numbers that a home keeps now, in the order of their names. */
export async function localContactsOf(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
): Promise<readonly LocalContact[]> {
  const rows = await tx
    .selectFrom('kith.local_contact')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('home_id', '=', homeId)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .orderBy('local_contact_id')
    .execute();
  return rows.map(fromRow);
}

/** One number that is kept now. */
export async function localContactById(
  tx: Tx,
  providerId: ProviderId,
  contactId: LocalContactId,
): Promise<LocalContact | undefined> {
  const row = await tx
    .selectFrom('kith.local_contact')
    .selectAll()
    .where('provider_id', '=', providerId)
    .where('local_contact_id', '=', contactId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && fromRow(row);
}

/** Keeps a number from `now` on. Answers nothing new where it is kept already. */
export async function addLocalContact(
  tx: Tx,
  providerId: ProviderId,
  contact: LocalContact,
  by: PersonId,
  now: Instant,
): Promise<void> {
  await tx
    .insertInto('kith.local_contact')
    .values({
      provider_id: providerId,
      local_contact_id: contact.contactId,
      home_id: contact.homeId,
      recipient: contact.to,
      local_authority: contact.area,
      name: contact.name,
      phone: contact.phone,
      email: contact.email,
      opens: contact.open,
      purpose: contact.purpose,
      last_checked: contact.lastChecked,
      checked_by: by,
      added_at: new Date(now),
      added_by: by,
    })
    .onConflict((there) => there.doNothing())
    .execute();
}

/** Writes down that a number answered on a London day. */
export async function checkLocalContact(
  tx: Tx,
  providerId: ProviderId,
  contactId: LocalContactId,
  by: PersonId,
  day: PlainDate,
): Promise<void> {
  await tx
    .updateTable('kith.local_contact')
    .set({ last_checked: day, checked_by: by })
    .where('provider_id', '=', providerId)
    .where('local_contact_id', '=', contactId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Stops keeping a number from `now` on; answers of before keep it. */
export async function endLocalContact(
  tx: Tx,
  providerId: ProviderId,
  contactId: LocalContactId,
  by: PersonId,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('kith.local_contact')
    .set({ ended_at: new Date(now), ended_by: by })
    .where('provider_id', '=', providerId)
    .where('local_contact_id', '=', contactId)
    .where('ended_at', 'is', null)
    .execute();
}
