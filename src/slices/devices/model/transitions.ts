import type { FactValue } from '#engine/types.ts';
import type { Instant } from '#kernel/instant.ts';

/** Where a device is. `held` by the home's staff, `with-manager` in the manager's keeping. */
export const DEVICE_STATES = ['with-child', 'held', 'with-manager', 'with-police', 'returned'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** States in which the home answers for the device, or has handed it on. */
export const KEPT_STATES: readonly DeviceState[] = ['held', 'with-manager', 'with-police'];

type Facts = Readonly<Record<string, FactValue>>;

/** One line of the table: this event, where its facts are so, takes the device there. */
type Transition = {
  readonly on: string;
  /** Facts that must be so; a list must hold the value. Absent: always. */
  readonly where?: Readonly<Record<string, string | boolean>>;
  readonly to: DeviceState;
};

/** What moves a device, and where to. The first line that fits counts. What happened is never refused: any state may come before. */
export const TRANSITIONS: readonly Transition[] = [
  { on: 'device.held-on-arrival', to: 'held' },
  { on: 'device.seized', to: 'held' },
  { on: 'device.confiscated', where: { withPolice: true }, to: 'with-police' },
  { on: 'device.confiscated', to: 'with-manager' },
  { on: 'device.handed-to-police', to: 'with-police' },
  { on: 'device.returned', to: 'returned' },
  { on: 'duty.done', where: { action: 'hand-over', to: 'home-manager' }, to: 'with-manager' },
  { on: 'duty.done', where: { action: 'hand-over', to: 'police' }, to: 'with-police' },
  { on: 'duty.done', where: { action: 'return', to: 'child' }, to: 'returned' },
];

/** Where an event takes a device; `undefined` where it does not move it. */
export function movesTo(type: string, facts: Facts): DeviceState | undefined {
  return TRANSITIONS.find(
    (line) =>
      line.on === type &&
      Object.entries(line.where ?? {}).every(([fact, value]) => {
        const known = facts[fact];
        return Array.isArray(known) ? known.includes(value) : known === value;
      }),
  )?.to;
}

/** One entry of a device's story as it is now known. */
export type StoryEntry = {
  readonly seq: number;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly facts: Facts;
  /** Seal number and place, where this entry names them. */
  readonly seal?: string | undefined;
  readonly keptAt?: string | undefined;
};

/** Where a device is, since when, under which seal and in which place. */
export type Custody = {
  readonly state: DeviceState;
  readonly since: Instant;
  readonly seal: string | null;
  readonly keptAt: string | null;
};

/**
 * Reads a device's story in the order in which it happened, whatever order it was written in. `undefined` while
 * nothing has moved it. A seal lasts until the device is given back; a place until it is moved.
 */
export function custodyOf(story: readonly StoryEntry[]): Custody | undefined {
  let custody: Custody | undefined;
  const inOrder = [...story].sort((a, b) => a.occurredAt - b.occurredAt || a.seq - b.seq);
  for (const entry of inOrder) {
    const to = movesTo(entry.type, entry.facts);
    if (to !== undefined) {
      const gone = to === 'returned' || to === 'with-child';
      custody = {
        state: to,
        since: entry.occurredAt,
        seal: gone ? null : (custody?.seal ?? null),
        keptAt: custody?.state === to ? custody.keptAt : null,
      };
    }
    if (custody && (entry.seal || entry.keptAt)) {
      custody = {
        ...custody,
        seal: entry.seal || custody.seal,
        keptAt: entry.keptAt || custody.keptAt,
      };
    }
  }
  return custody;
}
