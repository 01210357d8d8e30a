import type { Role } from '#access/actor.ts';
import type { AuthorityKey, HomeKey } from './places.data.ts';

export type StaffKey =
  | 'dele'
  | 'tomasz'
  | 'bryony'
  | 'mei'
  | 'amira'
  | 'gwen'
  | 'malik'
  | 'orla'
  | 'marcus'
  | 'helen'
  | 'priya'
  | 'callum'
  | 'yasmin';

/** One of the invented people who work here or with the homes. */
export type Staff = {
  readonly givenName: string;
  readonly familyName: string;
  readonly role: Role;
  readonly home?: HomeKey;
  readonly authority?: AuthorityKey;
  readonly phone: string;
  readonly outOfHoursPhone?: string;
  readonly email: string;
  /** Has a sign-in that the demonstration's page offers. */
  readonly offered: boolean;
};

const staff = (
  [givenName, familyName]: readonly [string, string],
  role: Role,
  home: HomeKey | undefined,
  phone: string,
  offered = false,
): Staff => ({
  givenName,
  familyName,
  role,
  ...(home ? { home } : {}),
  phone,
  email: `${givenName.toLowerCase()}@fernhollow.example`,
  offered,
});

const socialWorker = (
  [givenName, familyName]: readonly [string, string],
  authority: AuthorityKey,
  phone: string,
  offered = false,
): Staff => ({
  givenName,
  familyName,
  role: 'social-worker',
  authority,
  phone,
  email: `${givenName}.${familyName}@${authority}.example`.toLowerCase(),
  offered,
});

/** In the order in which the demonstration's page offers them. */
export const STAFF: Readonly<Record<StaffKey, Staff>> = {
  dele: staff(['Dele', 'Okafor'], 'support-worker', 'alder', '07700 900112', true),
  mei: staff(['Mei', 'Lindqvist'], 'senior-support-worker', 'alder', '07700 900115', true),
  amira: staff(['Amira', 'Shah'], 'registered-manager', 'alder', '07700 900118', true),
  gwen: staff(['Gwen', 'Pritchard'], 'support-worker', 'birch', '07700 900131', true),
  marcus: staff(['Marcus', 'Dunmore'], 'registered-manager', 'birch', '07700 900138', true),
  helen: staff(['Helen', 'Ravensworth'], 'responsible-individual', undefined, '07700 900150', true),
  priya: socialWorker(['Priya', 'Nair'], 'wenbrook', '01632 960114', true),
  callum: socialWorker(['Callum', 'Strand'], 'ashmere', '01632 960216', true),
  tomasz: staff(['Tomasz', 'Wilk'], 'support-worker', 'alder', '07700 900113'),
  bryony: staff(['Bryony', 'Tackett'], 'support-worker', 'alder', '07700 900114'),
  malik: staff(['Malik', 'Farrow'], 'support-worker', 'birch', '07700 900132'),
  orla: staff(['Orla', 'Quigg'], 'senior-support-worker', 'birch', '07700 900135'),
  yasmin: socialWorker(['Yasmin', 'Oduya'], 'ashmere', '01632 960218'),
};

/** Who works when: from and to on the clock, for so many days around today. A shift that ends earlier ends a day later. */
export const SHIFTS: readonly { readonly staff: StaffKey; readonly from: string; readonly to: string }[] = [
  { staff: 'tomasz', from: '07:00', to: '15:00' },
  { staff: 'dele', from: '14:00', to: '22:30' },
  { staff: 'bryony', from: '22:00', to: '08:00' },
  { staff: 'mei', from: '12:00', to: '21:00' },
  { staff: 'amira', from: '09:00', to: '18:00' },
  { staff: 'gwen', from: '07:30', to: '15:30' },
  { staff: 'malik', from: '15:00', to: '23:00' },
  { staff: 'orla', from: '22:30', to: '08:30' },
  { staff: 'marcus', from: '09:30', to: '18:00' },
];

/** What every invented person signs in with. It is shown to whoever may look around, and guards nothing real. */
export const DEMONSTRATION_PASSWORD = 'otters under the bridge';
