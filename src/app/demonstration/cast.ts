import type { AuthorityId, ChildId, DeviceId, HomeId, PersonId, ProviderId } from '#kernel/ids.ts';
import type { ChildKey } from './children.data.ts';
import type { StaffKey } from './people.data.ts';
import type { AuthorityKey, HomeKey } from './places.data.ts';

/** Who and where everybody of the demonstration is, by their keys in the data. */
export type Cast = {
  readonly providerId: ProviderId;
  readonly homes: Readonly<Record<HomeKey, HomeId>>;
  readonly authorities: Readonly<Record<AuthorityKey, AuthorityId>>;
  readonly staff: Readonly<Record<StaffKey, PersonId>>;
  readonly children: Readonly<Record<ChildKey, ChildId>>;
  /** Devices by child and their name in the child's story, as they come into the register. */
  readonly devices: Map<string, DeviceId>;
};
