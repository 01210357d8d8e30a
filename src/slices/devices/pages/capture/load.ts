import { can } from '#access/can.ts';
import type { Prompt } from '#engine/types.ts';
import type { Decision } from '#engine/vocabulary.ts';
import type { ChildId, DeviceId } from '#kernel/ids.ts';
import { parseId } from '#kernel/ids.ts';
import type { Child } from '#slices/children/index.ts';
import { childrenSeen } from '#slices/children/index.ts';
import { homesOf } from '#slices/organisations/index.ts';
import type { PageContext } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { HeldDevice } from '../../model/device.ts';
import type { FactQuestion } from '../../model/fact-questions.ts';
import type { Kind } from '../../model/kinds.ts';
import { kindOf } from '../../model/kinds.ts';
import { DEVICE_STATES, KEPT_STATES } from '../../model/transitions.ts';
import { deviceById, devicesAt } from '../../store/devices.ts';

/** What policies say of one act; `policies` by title and version. */
export type GateSaid = {
  readonly act: string;
  readonly decision: Decision;
  readonly until: readonly string[];
  readonly why: readonly string[];
  readonly policies: readonly string[];
};

/** What policies say before it happens. */
export type Checked = {
  readonly childId: ChildId;
  /** Whom it is about, for the words. */
  readonly childName: string;
  readonly gates: readonly GateSaid[];
  readonly prompts: readonly Prompt[];
  /** Facts that the answer turns on. */
  readonly questions: readonly FactQuestion[];
  /** What would follow: who must do what, by when. */
  readonly owed: readonly { readonly title: string; readonly due: string }[];
};

/** The first minute's form: whom and what it can be about. */
export type Loaded = {
  /** The reader manages a home and may bring a child in. */
  readonly mayAddChild: boolean;
  readonly kind: Kind;
  /** Those who live where the reader works, in the order of their names. */
  readonly children: readonly Child[];
  /** Devices that this can be about. */
  readonly devices: readonly HeldDevice[];
  /** More than one home: each name is followed by its home. */
  readonly severalHomes: boolean;
  /** Chosen before the page was opened. */
  readonly start: { readonly child: ChildId | undefined; readonly device: DeviceId | undefined };
  readonly checked: Checked | undefined;
};

/** Devices a form offers: those that moved last. One that has rested longer can be opened and recorded from its page. */
const OFFERED_AT_MOST = 100;

export async function load({ tx, actor, params, query }: PageContext): Promise<Loaded | undefined> {
  const kind = kindOf(params['kind'] ?? '');
  if (!kind) return undefined;
  const deviceId = parseId<'device'>(valueOf(query, 'device'));
  const kept = kind.about === 'device-kept';
  const states = DEVICE_STATES.filter((state) => KEPT_STATES.includes(state) === kept);
  const withDevice = kind.about !== 'what';
  const [seen, devices, named, homes] = await Promise.all([
    childrenSeen(tx, actor.providerId),
    withDevice ? devicesAt(tx, actor.providerId, actor.homes, { states, atMost: OFFERED_AT_MOST }) : [],
    withDevice && deviceId ? deviceById(tx, actor.providerId, deviceId) : undefined,
    homesOf(tx, actor.providerId),
  ]);
  const children = seen.filter((child) => child.homeId !== null && actor.homes.includes(child.homeId));
  const offered = devices.filter(
    (device) =>
      KEPT_STATES.includes(device.state) === kept &&
      children.some((child) => child.childId === device.childId) &&
      !(kind.id === 'to-police' && device.state === 'with-police'),
  );
  // A device that the reader came for is offered wherever it is: what happened may be recorded out of turn.
  const asked = named && actor.homes.includes(named.homeId) ? named : undefined;
  const child = children.find((each) => each.childId === valueOf(query, 'child'));
  return {
    kind,
    mayAddChild: actor.homes.some((homeId) => can(actor, 'child.add', { homeId }).allow),
    children,
    devices:
      asked && !offered.some((each) => each.deviceId === asked.deviceId) ? [asked, ...offered] : offered,
    severalHomes: homes.filter((home) => actor.homes.includes(home.homeId)).length > 1,
    start: { child: asked?.childId ?? child?.childId, device: asked?.deviceId },
    checked: undefined,
  };
}
