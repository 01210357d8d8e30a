import type { EventType } from '#engine/facts.ts';

/** What happens, as it stands after "when": "access is stopped or cut down". */
export const WHEN: Readonly<Record<EventType, string>> = {
  'placement.agreed': 'a placement is agreed',
  'placement.started': 'a placement starts',
  'placement-plan.reviewed': 'the placement plan is reviewed',
  'communication.proposed': 'somebody would be in touch with the child',
  'internet-access.proposed': 'a child would go online',
  'account.proposed': 'a child would have an account',
  'camera.proposed': 'a child would have a camera',
  'image.posting-proposed': 'a picture would be posted',
  'photograph.proposed': 'a photograph would be taken',
  'access.restricted': 'access is stopped or cut down',
  'access.restriction-reviewed': 'a restriction is reviewed',
  'device.held-on-arrival': 'a device is held on arrival',
  'device.seized': 'a device is seized',
  'device.confiscated': 'a device is confiscated',
  'device.return-proposed': 'a device would be given back',
  'device.handed-to-police': 'a device is handed to the police',
  'device.returned': 'a device is given back',
  'phone-agreement.offered': 'a phone agreement is offered',
  'phone-agreement.signed': 'a phone agreement is signed',
  'phone-agreement.declined': 'a phone agreement is declined',
  'house-rules.adopted': 'house rules are adopted',
  'concern.raised': 'a worry is recorded',
  'family-contact.proposed': 'the family would be told',
  'evidence.offered': 'evidence is offered',
  'observation.recorded': 'signs are noticed',
  'staff.started': 'somebody starts work',
  'staff.contacted-online': 'a child and a member of staff are in touch online',
  'staff.phone-used': 'a member of staff uses a phone',
  'staff.conduct-concern': 'there is a worry about a colleague',
  'wifi-window.proposed': 'Wi-Fi times would be set',
  'network.join-requested': 'somebody asks to join a network',
  'filter.change-proposed': 'a filter would change',
  'measure.used': 'a measure is used',
  'assessment.completed': 'an assessment is finished',
  'monitoring.proposed': 'a child would be watched online',
  'child.returned-from-missing': 'a child comes back from being missing',
  'statement-of-purpose.revised': 'the statement of purpose is revised',
  'information.requested': 'somebody asks for information',
  'complaint.received': 'a complaint comes in',
  'data-breach.found': 'a data breach is found',
  'visit.completed': 'a visit is finished',
  'care-review.finished': 'a care review is finished',
  'duty.done': 'something owed is done',
  'duty.set-aside': 'something owed is set aside',
};

/** "access is stopped or cut down, or a device is seized" */
export function whenInWords(types: readonly EventType[]): string {
  return types.map((type) => WHEN[type]).join(', or ');
}
