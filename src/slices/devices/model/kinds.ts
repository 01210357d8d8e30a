import type { EventType } from '#engine/facts.ts';
import type { FactValue } from '#engine/types.ts';
import type { DeviceState } from './transitions.ts';

/** The seven things that "What happened?" offers. */
export const KIND_IDS = [
  'held-on-arrival',
  'seized',
  'confiscated',
  'to-police',
  'returned',
  'stopped',
  'cut-down',
] as const;
export type KindId = (typeof KIND_IDS)[number];

/** One kind of thing that can be recorded in the first minute. */
export type Kind = {
  readonly id: KindId;
  readonly type: EventType;
  /** On "What happened?". */
  readonly choice: string;
  readonly hint: string;
  /** Heading of its own page. */
  readonly heading: string;
  /** Heading of what policies say before it happens; `{child}` is the name. */
  readonly before: string;
  /** After "when …": messages and the legend say it. */
  readonly moment: string;
  /** Facts that choosing this kind already says. */
  readonly facts: Readonly<Record<string, FactValue>>;
  /** What the child loses, or which device: and from where it is taken. */
  readonly about: 'what' | 'device-with-child' | 'device-kept';
  /** The event that policies judge before it happens, where it is not the event itself. */
  readonly proposal?: EventType;
};

/** In the order in which a shift is likely to need them. */
export const KINDS: readonly Kind[] = [
  {
    id: 'held-on-arrival',
    type: 'device.held-on-arrival',
    choice: 'A device was held when a child arrived',
    hint: 'A phone, tablet or other device kept while it is made safe.',
    heading: 'A device was held on arrival',
    before: 'Before you hold {child}’s device',
    moment: 'the device was taken in',
    facts: {},
    about: 'device-with-child',
  },
  {
    id: 'seized',
    type: 'device.seized',
    choice: 'A device was taken from a child',
    hint: 'Taken at once because of danger. Your policies call this seizing.',
    heading: 'A device was taken',
    before: 'Before you take {child}’s device',
    moment: 'the device was taken',
    facts: {},
    about: 'device-with-child',
  },
  {
    id: 'confiscated',
    type: 'device.confiscated',
    choice: 'A device is being kept by the manager',
    hint: 'The manager decided to keep it. Your policies call this confiscating.',
    heading: 'A device was confiscated',
    before: 'Before {child}’s device is kept',
    moment: 'the device was confiscated',
    facts: {},
    about: 'device-kept',
  },
  {
    id: 'to-police',
    type: 'device.handed-to-police',
    choice: 'A device was handed to the police',
    hint: 'With the officer’s name and the reference, if you have them.',
    heading: 'A device was handed to the police',
    before: 'Before you hand {child}’s device to the police',
    moment: 'the police took the device',
    facts: {},
    about: 'device-kept',
  },
  {
    id: 'returned',
    type: 'device.returned',
    choice: 'A device was given back',
    hint: 'To the child it belongs to.',
    heading: 'A device was given back',
    before: 'Before you give {child} the device back',
    moment: 'the device was given back',
    facts: {},
    about: 'device-kept',
    proposal: 'device.return-proposed',
  },
  {
    id: 'stopped',
    type: 'access.restricted',
    choice: 'Phone, internet or contact was stopped',
    hint: 'Also a computer, another device, or social media.',
    heading: 'Access or contact was stopped',
    before: 'Before you stop it for {child}',
    moment: 'it was stopped',
    facts: { extent: 'withdrawn' },
    about: 'what',
  },
  {
    id: 'cut-down',
    type: 'access.restricted',
    choice: 'Phone, internet or contact was cut down',
    hint: 'Fewer hours, supervised, or some people or apps only.',
    heading: 'Access or contact was cut down',
    before: 'Before you cut it down for {child}',
    moment: 'it was cut down',
    facts: { extent: 'reduced' },
    about: 'what',
  },
];

/** The kind of an address; `undefined` where there is none of that name. */
export const kindOf = (id: string): Kind | undefined => KINDS.find((kind) => kind.id === id);

/** What can come next for a device, from where it is. */
export const NEXT_KINDS: Readonly<Record<DeviceState, readonly KindId[]>> = {
  'with-child': ['seized', 'confiscated'],
  returned: ['seized', 'confiscated'],
  held: ['returned', 'confiscated', 'to-police'],
  'with-manager': ['returned', 'confiscated', 'to-police'],
  'with-police': ['returned'],
};

/** What a restriction can touch, as a form offers it. */
export const WHATS = [
  { value: 'phone', text: 'Phone' },
  { value: 'internet', text: 'Internet' },
  { value: 'computer', text: 'Computer' },
  { value: 'device', text: 'Another device' },
  { value: 'social-media', text: 'Social media' },
  { value: 'contact', text: 'Contact with somebody' },
] as const;

export const DEVICE_KINDS = [
  { value: 'phone', text: 'Phone' },
  { value: 'tablet', text: 'Tablet' },
  { value: 'laptop', text: 'Laptop' },
  { value: 'computer', text: 'Computer' },
  { value: 'games-console', text: 'Games console' },
  { value: 'other', text: 'Something else' },
] as const;

export const OWNERS = [
  { value: 'child', text: 'The child’s own' },
  { value: 'home', text: 'The home’s' },
  { value: 'other', text: 'Somebody else’s' },
  { value: 'unknown', text: 'Not known' },
] as const;
