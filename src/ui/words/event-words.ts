const WHAT: Readonly<Record<string, string>> = {
  phone: 'Phone',
  internet: 'Internet',
  computer: 'Computer',
  device: 'Device',
  'social-media': 'Social media',
  contact: 'Contact',
};

const TITLES: Readonly<Record<string, string>> = {
  'device.held-on-arrival': 'held on arrival',
  'device.seized': 'seized',
  'device.confiscated': 'confiscated',
  'device.handed-to-police': 'handed to the police',
  'device.returned': 'given back',
  'device.return-proposed': 'return proposed',
};

const OTHER: Readonly<Record<string, string>> = {
  'access.restriction-reviewed': 'Restriction reviewed',
  'concern.raised': 'Worry recorded',
  'duty.done': 'Done',
  'duty.set-aside': 'Set aside',
  'duty.attempted': 'Tried, not reached',
  'notice.answered': "Placing authority's answer",
  'event.details-added': 'Details added',
  'event.corrected': 'Corrected',
  'event.note-added': 'Added later',
  'placement.started': 'Placement started',
};

/** Lists words as people say them: "Phone, internet and contact". */
export function listWords(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  const lower = [first, ...rest.map((word) => word.toLowerCase())];
  return lower.length < 2 ? first : `${lower.slice(0, -1).join(', ')} and ${lower.at(-1)}`;
}

/** What a restriction touches, in words: "Phone and internet". */
export const whatWords = (what: readonly string[]): string =>
  listWords(what.map((each) => WHAT[each] ?? each));

/**
 * What happened, in a few words, without the time: "Phone and internet stopped", "Blue phone seized".
 * `device` is the device's own description where there is one.
 */
export function eventTitle(type: string, facts: Readonly<Record<string, unknown>>, device?: string): string {
  if (type === 'access.restricted') {
    const what = facts['what'];
    const words = Array.isArray(what) ? whatWords(what.map(String)) : 'Access';
    return `${words} ${facts['extent'] === 'reduced' ? 'cut down' : 'stopped'}`;
  }
  const ofDevice = TITLES[type];
  if (ofDevice) return `${device ?? 'Device'} ${ofDevice}`;
  return OTHER[type] ?? type;
}

/** Where a device is, in words. */
export function deviceStateWords(state: string): string {
  switch (state) {
    case 'held':
      return 'held by staff';
    case 'with-manager':
      return "with the home's manager";
    case 'with-police':
      return 'with the police';
    case 'returned':
      return 'given back';
    default:
      return 'with the child';
  }
}

const GROUNDS: Readonly<Record<string, string>> = {
  'significant-harm': 'Risk of significant harm',
  'property-damage': 'Risk of damage to property',
  offence: 'Risk of an offence',
  injury: 'Risk of injury',
};

/** A ground for taking or limiting, in words. */
export const groundWords = (ground: string): string => GROUNDS[ground] ?? ground;
