import type { EventType } from '#engine/facts.ts';
import { EVENTS } from '#engine/facts.ts';

/** What can be tried, in the words of somebody to whom it happens. What only closes a duty belongs to earlier events. */
const TITLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Something happened': {
    'concern.raised': 'A worry about something online',
    'access.restricted': 'A phone, the internet or contact was stopped or cut down',
    'device.seized': 'A device was seized on suspicion',
    'device.confiscated': 'A device was confiscated',
    'device.held-on-arrival': 'A device was kept when the child arrived',
    'device.handed-to-police': 'A device was handed to Police',
    'device.returned': 'A device was given back',
    'access.restriction-reviewed': 'A limit was looked at again',
    'measure.used': 'A measure was used',
    'observation.recorded': 'Signs were noticed',
    'child.returned-from-missing': 'A child came back from being missing',
    'complaint.received': 'A complaint came in',
    'data-breach.found': 'Information got into the wrong hands, or was lost',
    'assessment.started': 'An assessment began',
    'assessment.completed': 'An assessment was completed',
    'online-information.found': 'Something about a child was found online',
  },
  'Somebody asks whether they may': {
    'communication.proposed': 'A child would like to be in touch with somebody',
    'account.proposed': 'A child would like an account',
    'internet-access.proposed': 'A child would like to go online',
    'camera.proposed': 'A child would like a camera',
    'image.posting-proposed': 'A child would like to post a picture',
    'photograph.proposed': 'Somebody would like to take a photograph',
    'device.return-proposed': 'A device could be given back',
    'family-contact.proposed': 'Somebody would tell the family',
    'evidence.offered': 'Somebody offers a picture or other evidence',
    'online-search.proposed': 'Somebody would look online about a child',
    'monitoring.proposed': 'A child would be watched online',
    'information.requested': 'Somebody asks for information that is held',
  },
  'The child’s placement and plan': {
    'placement.agreed': 'A placement was agreed',
    'placement.started': 'A placement began',
    'placement-plan.reviewed': 'The placement plan was looked at again',
    'care-review.finished': 'A review of the child’s care was finished',
    'visit.completed': 'A visit to the child or the home was finished',
    'phone-agreement.offered': 'A phone agreement was offered',
    'phone-agreement.signed': 'A phone agreement was signed',
    'phone-agreement.declined': 'A phone agreement was declined',
  },
  'Colleagues, rules and networks': {
    'staff.started': 'A colleague began work',
    'staff.contacted-online': 'A child or somebody close contacted a colleague online',
    'staff.phone-used': 'A colleague used their own phone',
    'staff.conduct-concern': 'A worry about a colleague',
    'house-rules.adopted': 'House rules were adopted',
    'statement-of-purpose.revised': 'The home’s statement of purpose was revised',
    'wifi-window.proposed': 'Hours for a Wi-Fi network',
    'network.join-requested': 'Somebody would like to join a network',
    'filter.change-proposed': 'A filter would be changed',
  },
};

/** One thing that can be tried. */
export type EventOnOffer = { readonly type: EventType; readonly title: string };

/** What closes a duty: it answers nothing by itself. */
const CLOSING: readonly string[] = ['duty.done', 'duty.set-aside'];

const isEvent = (type: string): type is EventType => Object.hasOwn(EVENTS, type);

/** Everything that can be tried, in groups. An event without words of its own stands last, by its name. */
export function eventsOnOffer(): readonly {
  readonly group: string;
  readonly events: readonly EventOnOffer[];
}[] {
  const named = Object.entries(TITLES).map(([group, titles]) => ({
    group,
    events: Object.entries(titles).flatMap(([type, title]) => (isEvent(type) ? [{ type, title }] : [])),
  }));
  const known = new Set<string>([
    ...named.flatMap(({ events }) => events.map(({ type }) => type)),
    ...CLOSING,
  ]);
  const others = (Object.keys(EVENTS) as EventType[]).filter((type) => !known.has(type));
  if (others.length === 0) return named;
  return [...named, { group: 'Others', events: others.map((type) => ({ type, title: type })) }];
}

/** The thing by its event type; `undefined` for a name that cannot be tried. */
export function eventOnOffer(type: string): EventOnOffer | undefined {
  return eventsOnOffer()
    .flatMap(({ events }) => events)
    .find((event) => event.type === type);
}
