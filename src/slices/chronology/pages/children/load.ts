import { can } from '#access/can.ts';
import { ageAt } from '#engine/time/age.ts';
import type { Child } from '#slices/children/index.ts';
import { childrenSeen } from '#slices/children/index.ts';
import { restrictionsInForce } from '#slices/devices/index.ts';
import type { PageContext } from '#web/page.ts';

export type Loaded = {
  /** The reader manages a home and may bring a child in. */
  readonly mayAdd: boolean;
  /** The reader may open the record of a child of another home in an emergency. */
  readonly mayOpen: boolean;
  readonly children: readonly {
    readonly child: Child;
    readonly age: number;
    readonly restrictions: number;
  }[];
};

export async function load({ tx, actor, now }: PageContext): Promise<Loaded> {
  const children = await childrenSeen(tx, actor.providerId);
  const rows = children.map(async (child) => {
    const inForce = await restrictionsInForce(tx, actor.providerId, { childId: child.childId });
    return { child, age: ageAt(child.dateOfBirth, now), restrictions: inForce.length };
  });
  const mayAdd = actor.homes.some((homeId) => can(actor, 'child.add', { homeId }).allow);
  return { mayAdd, mayOpen: can(actor, 'emergency.open').allow, children: await Promise.all(rows) };
}
