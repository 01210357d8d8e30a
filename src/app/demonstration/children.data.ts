import type { StaffKey } from './people.data.ts';
import type { AuthorityKey, HomeKey } from './places.data.ts';

export type ChildKey = 'rowan' | 'sky' | 'jay' | 'idris' | 'naomi' | 'leo' | 'zofia' | 'kai';

/** One of the eight invented children. */
export type InventedChild = {
  readonly givenName: string;
  readonly familyName: string;
  /** Age today, and the day and month of the birthday. */
  readonly age: number;
  readonly born: readonly [month: number, day: number];
  readonly home: HomeKey;
  readonly authority: AuthorityKey;
  readonly socialWorker: StaffKey;
  /** How the placement began, and how many days ago. */
  readonly placed: { readonly kind: 'planned' | 'emergency'; readonly daysAgo: number };
  readonly adults: readonly {
    readonly relation: string;
    readonly recipient: 'parents' | 'advocate' | 'school';
    readonly name: string;
    readonly phone: string;
    readonly parentalResponsibility: boolean;
  }[];
};

const parent = (relation: string, name: string, phone: string, parentalResponsibility = true) =>
  ({ relation, recipient: 'parents', name, phone, parentalResponsibility }) as const;
const advocate = (name: string, phone: string) =>
  ({ relation: 'advocate', recipient: 'advocate', name, phone, parentalResponsibility: false }) as const;
const school = (name: string, phone: string) =>
  ({ relation: 'school', recipient: 'school', name, phone, parentalResponsibility: false }) as const;

export const CHILDREN: Readonly<Record<ChildKey, InventedChild>> = {
  rowan: {
    givenName: 'Rowan',
    familyName: 'Mercer',
    age: 14,
    born: [3, 9],
    home: 'alder',
    authority: 'wenbrook',
    socialWorker: 'priya',
    placed: { kind: 'planned', daysAgo: 421 },
    adults: [
      parent('mother', 'Joanne Mercer', '07700 900201'),
      advocate('Fola Bright', '01632 960301'),
      school('Millrace Academy', '01632 960401'),
    ],
  },
  sky: {
    givenName: 'Sky',
    familyName: 'Abara',
    age: 13,
    born: [7, 22],
    home: 'alder',
    authority: 'ashmere',
    socialWorker: 'callum',
    placed: { kind: 'emergency', daysAgo: 281 },
    adults: [
      parent('father', 'Emeka Abara', '07700 900205'),
      parent('grandmother', 'Nkechi Abara', '07700 900206', false),
      advocate('Fola Bright', '01632 960301'),
    ],
  },
  jay: {
    givenName: 'Jay',
    familyName: 'Thorne',
    age: 15,
    born: [1, 30],
    home: 'alder',
    authority: 'wenbrook',
    socialWorker: 'priya',
    placed: { kind: 'planned', daysAgo: 388 },
    adults: [
      parent('mother', 'Carla Thorne', '07700 900209'),
      parent('father', 'Neil Thorne', '07700 900210'),
      advocate('Sunniva Hale', '01632 960302'),
    ],
  },
  idris: {
    givenName: 'Idris',
    familyName: 'Vale',
    age: 11,
    born: [10, 2],
    home: 'alder',
    authority: 'ashmere',
    socialWorker: 'yasmin',
    placed: { kind: 'emergency', daysAgo: 75 },
    adults: [
      parent('aunt', 'Delyth Vale', '07700 900213'),
      advocate('Sunniva Hale', '01632 960302'),
      school('Nettlefold Junior School', '01632 960402'),
    ],
  },
  naomi: {
    givenName: 'Naomi',
    familyName: 'Castell',
    age: 16,
    born: [5, 17],
    home: 'birch',
    authority: 'wenbrook',
    socialWorker: 'priya',
    placed: { kind: 'planned', daysAgo: 512 },
    adults: [parent('mother', 'Ingrid Castell', '07700 900217'), advocate('Fola Bright', '01632 960301')],
  },
  leo: {
    givenName: 'Leo',
    familyName: 'Birkett',
    age: 12,
    born: [8, 4],
    home: 'birch',
    authority: 'ashmere',
    socialWorker: 'callum',
    placed: { kind: 'planned', daysAgo: 305 },
    adults: [
      parent('father', 'Stuart Birkett', '07700 900221'),
      parent('stepmother', 'Rina Birkett', '07700 900222', false),
      advocate('Sunniva Hale', '01632 960302'),
    ],
  },
  zofia: {
    givenName: 'Zofia',
    familyName: 'Wronska',
    age: 15,
    born: [2, 11],
    home: 'birch',
    authority: 'wenbrook',
    socialWorker: 'priya',
    placed: { kind: 'planned', daysAgo: 264 },
    adults: [
      parent('mother', 'Halina Wronska', '07700 900225'),
      advocate('Fola Bright', '01632 960301'),
      school('Millrace Academy', '01632 960401'),
    ],
  },
  kai: {
    givenName: 'Kai',
    familyName: 'Adeyemi',
    age: 10,
    born: [6, 26],
    home: 'birch',
    authority: 'ashmere',
    socialWorker: 'yasmin',
    placed: { kind: 'emergency', daysAgo: 40 },
    adults: [
      parent('mother', 'Temi Adeyemi', '07700 900229'),
      advocate('Sunniva Hale', '01632 960302'),
      school('Nettlefold Junior School', '01632 960402'),
    ],
  },
};
