import type { Selectable } from 'kysely';
import type { ChildId, DeviceId, HomeId, ProviderId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { Tables } from '#platform/db/tables.ts';
import type { Tx } from '#platform/db/transaction.ts';
import type { HeldDevice } from '../model/device.ts';
import type { Custody, DeviceState } from '../model/transitions.ts';
import { KEPT_STATES } from '../model/transitions.ts';

const fromRow = (row: Selectable<Tables['kith.device']>): HeldDevice => ({
  deviceId: row.device_id as DeviceId,
  childId: row.child_id as ChildId,
  homeId: row.home_id as HomeId,
  kind: row.kind,
  description: row.description,
  owner: row.owner as HeldDevice['owner'],
  state: row.state as DeviceState,
  seal: row.seal,
  keptAt: row.kept_at,
  since: row.since,
});

/** A device on its way into the register. */
export type NewDevice = {
  readonly id: DeviceId;
  readonly kind: string;
  readonly description: string;
  readonly owner: string;
  readonly childId: ChildId;
  readonly homeId: HomeId;
  readonly since: Instant;
};

/** Brings a device into the register, as being with its child. One that is there already stays as it is. */
export async function addDevice(tx: Tx, providerId: ProviderId, device: NewDevice): Promise<void> {
  await tx
    .insertInto('kith.device')
    .values({
      provider_id: providerId,
      device_id: device.id,
      child_id: device.childId,
      home_id: device.homeId,
      kind: device.kind,
      description: device.description,
      owner: device.owner,
      state: 'with-child',
      since: new Date(device.since),
    })
    .onConflict((on) => on.columns(['provider_id', 'device_id']).doNothing())
    .execute();
}

/** Writes where a device is now. */
export async function moveDevice(
  tx: Tx,
  providerId: ProviderId,
  deviceId: DeviceId,
  at: HomeId,
  custody: Custody,
): Promise<void> {
  await tx
    .updateTable('kith.device')
    .set({
      home_id: at,
      state: custody.state,
      seal: custody.seal,
      kept_at: custody.keptAt,
      since: new Date(custody.since),
    })
    .where('provider_id', '=', providerId)
    .where('device_id', '=', deviceId)
    .execute();
}

/** The provider’s devices, as far as the reader sees; each question narrows them. */
const devicesOf = (tx: Tx, providerId: ProviderId) =>
  tx.selectFrom('kith.device').selectAll().where('provider_id', '=', providerId);

/** One device, if the reader may see it. */
export async function deviceById(
  tx: Tx,
  providerId: ProviderId,
  deviceId: DeviceId,
): Promise<HeldDevice | undefined> {
  const row = await devicesOf(tx, providerId).where('device_id', '=', deviceId).executeTakeFirst();
  return row && fromRow(row);
}

/** What a home holds or has handed to its manager or the police, the longest held first. */
export async function devicesHeldAt(
  tx: Tx,
  providerId: ProviderId,
  homeId: HomeId,
): Promise<readonly HeldDevice[]> {
  const rows = await devicesOf(tx, providerId)
    .where('home_id', '=', homeId)
    .where('state', 'in', [...KEPT_STATES])
    .orderBy('since')
    .orderBy('device_id')
    .execute();
  return rows.map(fromRow);
}

/** What is kept from a child: held, with the manager, with the police; last moved first. */
export async function devicesKeptFrom(
  tx: Tx,
  providerId: ProviderId,
  childId: ChildId,
): Promise<readonly HeldDevice[]> {
  const rows = await devicesOf(tx, providerId)
    .where('child_id', '=', childId)
    .where('state', 'in', [...KEPT_STATES])
    .orderBy('since', 'desc')
    .orderBy('device_id')
    .execute();
  return rows.map(fromRow);
}

/** Devices of some homes, those last moved first: all of them, or those in some states and no more than the last few. */
export async function devicesAt(
  tx: Tx,
  providerId: ProviderId,
  homeIds: readonly HomeId[],
  only?: { readonly states: readonly DeviceState[]; readonly atMost: number },
): Promise<readonly HeldDevice[]> {
  if (homeIds.length === 0) return [];
  let query = devicesOf(tx, providerId).where('home_id', 'in', [...homeIds]);
  if (only) query = query.where('state', 'in', [...only.states]).limit(only.atMost);
  const rows = await query.orderBy('since', 'desc').orderBy('device_id').execute();
  return rows.map(fromRow);
}

/** A child's devices, those last moved first. */
export async function devicesOfChild(
  tx: Tx,
  providerId: ProviderId,
  childId: ChildId,
): Promise<readonly HeldDevice[]> {
  const rows = await devicesOf(tx, providerId)
    .where('child_id', '=', childId)
    .orderBy('since', 'desc')
    .orderBy('device_id')
    .execute();
  return rows.map(fromRow);
}
