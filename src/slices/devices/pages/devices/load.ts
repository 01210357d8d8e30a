import { can } from '#access/can.ts';
import { childrenSeen } from '#slices/children/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import type { HeldDevice } from '../../model/device.ts';
import { devicesAt } from '../../store/devices.ts';

/** The register as its reader sees it. */
export type Loaded = {
  readonly devices: readonly HeldDevice[];
  /** "Rowan M", by child. */
  readonly children: ReadonlyMap<string, string>;
  readonly homes: ReadonlyMap<string, string>;
};

export async function load({ tx, actor }: PageContext): Promise<Loaded> {
  const { providerId } = actor;
  const homes = (await homesOf(tx, providerId)).filter(
    ({ homeId }) => can(actor, 'home.view', { homeId }).allow,
  );
  const children = await childrenSeen(tx, providerId);
  return {
    devices: await devicesAt(
      tx,
      providerId,
      homes.map((home) => home.homeId),
    ),
    children: new Map(
      children.map((child) => [child.childId, `${child.givenName} ${child.familyName.slice(0, 1)}`]),
    ),
    homes: new Map(homes.map((home) => [home.homeId, home.name])),
  };
}
