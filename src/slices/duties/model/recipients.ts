import type { OfficeHours } from '#engine/time/office-hours.ts';
import { isOpen } from '#engine/time/office-hours.ts';
import type { Contact, Duty } from '#engine/types.ts';
import type { Recipient } from '#engine/vocabulary.ts';
import type { Instant } from '#kernel/instant.ts';
import type { AdultOfChild } from '#slices/children/index.ts';
import type { Colleague } from '#slices/people/index.ts';

/** A number to ring, with when it answers. */
export type Call = { readonly number: string; readonly before?: string; readonly after?: string };

/** Who a duty is owed to, as the reader would point at them. */
export type Who = {
  /** "Priya Nair", or the role where nobody is named. */
  readonly name: string;
  /** "Rowan’s social worker". */
  readonly role: string;
  readonly calls: readonly Call[];
  /** Further words: on shift until when, or that nobody is named yet. */
  readonly note?: string;
};

/** The people that recipients are resolved among. */
export type People = {
  readonly childName: string | null;
  readonly adults: readonly AdultOfChild[];
  readonly colleagues: readonly Colleague[];
  readonly officeHours: OfficeHours;
  /** The number that answers for a recipient at `now`; a duty's own says who answered when it arose. */
  readonly contactNow?: (to: Recipient) => Contact | undefined;
  readonly now: Instant;
};

const ROLE_OF: Partial<Record<Recipient, string>> = {
  'on-call-manager': 'the on-call manager',
  'line-manager': 'your line manager',
  'safeguarding-lead': 'the safeguarding lead',
  'senior-management': 'senior management',
  'head-of-compliance': 'the head of compliance',
  'responsible-individual': 'the responsible individual',
  'it-specialist': 'an IT specialist of good standing',
  police: 'the Police',
  'emergency-services': 'the emergency services',
  'childrens-services': "Children's Services",
  lado: 'the LADO',
  ofsted: 'Ofsted',
  ceop: 'CEOP',
  iwf: 'the Internet Watch Foundation',
  'prevent-lead': 'the Prevent lead',
  'network-operator': 'the network operator',
  platform: 'the platform',
  school: 'the school',
  'suicide-prevention': 'suicide prevention',
  advocate: 'the advocate',
  'affected-people': 'the people affected',
  'all-staff': 'all staff',
  'those-involved': 'those involved',
};

/** Finds the person or team behind a duty's recipient; `undefined` where nobody receives. */
export function whoFor(duty: Duty, people: People): Who | undefined {
  const to = duty.to[0];
  if (to === undefined) return undefined;
  const contact = people.contactNow?.(to) ?? duty.contact;
  if (contact) {
    const { name, phone, when } = contact;
    return { name, role: name, calls: phone ? [{ number: phone, after: when }] : [] };
  }
  const child = people.childName ?? 'the child';
  if (to === 'child') return { name: child, role: child, calls: [] };
  if (to === 'home-manager') return manager(people);
  const adults = people.adults.filter((adult) => adult.recipient === to);
  if (adults.length > 0) return named(adults, child, people);
  const role = ROLE_OF[to] ?? roleOfFamily(to, child);
  if (to === 'emergency-services' || to === 'police') {
    const calls = [
      { number: '999', after: 'in danger' },
      ...(to === 'police' ? [{ number: '101', after: 'otherwise' }] : []),
    ];
    return { name: role, role, calls };
  }
  const missing = to === 'social-worker' || to === 'placing-authority' || to === 'parents';
  return { name: role, role, calls: [], ...(missing ? { note: 'Nobody is named in Kith yet.' } : {}) };
}

function roleOfFamily(to: Recipient, child: string): string {
  if (to === 'parents') return `${child}’s parents`;
  if (to === 'placing-authority') return `${child}’s placing authority`;
  return `${child}’s social worker`;
}

function manager({ colleagues, now }: People): Who {
  const managers = colleagues.filter((each) => each.role === 'registered-manager');
  const here = managers.find((each) => each.onShiftUntil !== null) ?? managers[0];
  if (!here)
    return {
      name: "the home's manager",
      role: "the home's manager",
      calls: [],
      note: 'Nobody is named in Kith yet.',
    };
  const onShift = here.onShiftUntil !== null && here.onShiftUntil > now;
  return {
    name: here.name,
    role: "the home's manager",
    calls: here.phone ? [{ number: here.phone }] : [],
    note: onShift ? 'On shift now.' : 'Not on shift now: ring.',
  };
}

function named(adults: readonly AdultOfChild[], child: string, { officeHours, now }: People): Who {
  const open = isOpen(officeHours, now);
  const calls = adults.flatMap((adult): Call[] => {
    const day: Call[] = adult.phone
      ? [{ number: adult.phone, after: adult.outOfHoursPhone ? 'in office hours' : '' }]
      : [];
    const night: Call[] = adult.outOfHoursPhone
      ? [{ number: adult.outOfHoursPhone, before: 'out of hours', after: open ? '' : '(now)' }]
      : [];
    return open ? [...day, ...night] : [...night, ...day];
  });
  const first = adults[0];
  const role = first ? `${child}’s ${first.relation}` : '';
  return { name: adults.map((adult) => adult.name).join(' and '), role, calls };
}
