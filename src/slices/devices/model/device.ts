import type { ChildId, DeviceId, HomeId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/instant.ts';
import type { DeviceState } from './transitions.ts';

/** A device of the register, and where it is now. */
export type HeldDevice = {
  readonly deviceId: DeviceId;
  readonly childId: ChildId;
  readonly homeId: HomeId;
  /** `phone`, `tablet`… */
  readonly kind: string;
  /** As people at the home call it: "blue phone". */
  readonly description: string;
  readonly owner: 'child' | 'home' | 'other' | 'unknown';
  readonly state: DeviceState;
  readonly seal: string | null;
  /** Where the home keeps it: "safe 1". */
  readonly keptAt: string | null;
  /** Since when it is where it is. */
  readonly since: Instant;
};
