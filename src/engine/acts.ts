import type { EventType } from './facts.ts';
import { EVENTS } from './facts.ts';
import type { EngineEvent } from './types.ts';
import { type Act, IMAGE_HARMS } from './vocabulary.ts';

/** Acts that an event can carry beside those it always answers, so that a pack may judge them there. */
const ALSO: Partial<Record<EventType, readonly Act[]>> = {
  'communication.proposed': ['contact-child-online'],
  'account.proposed': ['allow-adult-shared-site'],
  'camera.proposed': ['photograph-child', 'post-own-image', 'store-on-device'],
  'image.posting-proposed': ['display-photograph', 'store-on-device'],
  'photograph.proposed': ['display-photograph', 'store-on-device', 'post-own-image'],
  'access.restricted': ['confiscate-device', 'examine-device', 'return-device'],
  'access.restriction-reviewed': ['restrict-access', 'return-device', 'allow-internet'],
  'device.held-on-arrival': ['examine-device', 'confiscate-device'],
  'device.seized': ['confiscate-device', 'return-device', 'attach-image'],
  'device.confiscated': ['return-device', 'examine-device', 'attach-image'],
  'device.return-proposed': ['examine-device'],
  'concern.raised': ['ask-child-to-delete', 'examine-device', 'store-on-device', 'name-tier-as-outcome'],
  'evidence.offered': ['store-on-device', 'examine-device', 'ask-child-to-delete'],
  'observation.recorded': ['name-tier-as-outcome'],
  'assessment.completed': ['name-tier-as-outcome', 'finish-assessment'],
  'staff.phone-used': ['store-on-device', 'photograph-child'],
  'staff.conduct-concern': ['examine-device', 'attach-image', 'close-case'],
};

/** Every act that a gate of this event may judge. */
export function actsOf(type: EventType): readonly Act[] {
  return [...EVENTS[type].gates, ...(ALSO[type] ?? [])];
}

/** The acts that this event answers whatever the packs say, so that absence is never read as permission. */
export function actsAnswered(event: EngineEvent): readonly Act[] {
  const always: readonly Act[] = EVENTS[event.type].gates;
  const { facts } = event;
  if (event.type === 'account.proposed' && facts['sharedWithAdults'] === true) {
    return [...always, 'allow-adult-shared-site'];
  }
  if (event.type === 'photograph.proposed' && facts['use'] === 'display') {
    return [...always, 'display-photograph'];
  }
  if (event.type === 'concern.raised' && namesHarm(event, IMAGE_HARMS)) {
    return [...always, 'ask-child-to-delete'];
  }
  return always;
}

/** Whether a concern names one of these harms. */
export function namesHarm(event: EngineEvent, harms: readonly string[]): boolean {
  const named = event.facts['harms'];
  return (
    event.type === 'concern.raised' && Array.isArray(named) && named.some((harm) => harms.includes(harm))
  );
}
