import type { EventType } from '#engine/facts.ts';

/** One question in words that finishing a record asks. */
export type WordField = {
  /** Name of the field and of the detail it fills. */
  readonly name: string;
  readonly label: (child: string) => string;
  readonly hint?: string;
  /** One line rather than a box. */
  readonly short?: boolean;
};

const HAPPENED: WordField = {
  name: 'words',
  label: () => 'What happened, and why',
  hint: 'What you saw and heard, and what you did.',
};
const SAID: WordField = { name: 'childSaid', label: (child) => `What ${child} said, in their own words` };
const THERE: WordField = { name: 'whoElse', label: () => 'Who else was there', short: true };
const REACH: WordField = {
  name: 'reach',
  label: (child) => `How ${child} can still reach people meanwhile`,
  hint: 'Which phone, where they can be alone with it, and whom they can ring.',
};
const SEAL: WordField = { name: 'seal', label: () => 'Seal number, if it is in a sealed bag', short: true };
const KEPT: WordField = {
  name: 'keptAt',
  label: () => 'Where it is kept',
  hint: 'Like: safe 1, manager’s office',
  short: true,
};

const DEVICE_TAKEN = [HAPPENED, SAID, THERE, REACH, SEAL, KEPT];

/** What finishing the record of each event asks in words. What was found on a device is never asked. */
const FIELDS: Partial<Record<EventType, readonly WordField[]>> = {
  'access.restricted': [HAPPENED, SAID, THERE, REACH],
  'device.held-on-arrival': DEVICE_TAKEN,
  'device.seized': DEVICE_TAKEN,
  'device.confiscated': DEVICE_TAKEN,
  'device.handed-to-police': [
    { name: 'officer', label: () => 'The officer’s name and number', short: true },
    SEAL,
    HAPPENED,
    SAID,
  ],
  'device.returned': [
    { name: 'condition', label: () => 'The state it was in when it went back', short: true },
    SAID,
    HAPPENED,
  ],
  'access.restriction-reviewed': [HAPPENED, SAID, THERE],
};

/** The questions in words for an event. */
export const wordFieldsOf = (type: EventType): readonly WordField[] =>
  FIELDS[type] ?? [HAPPENED, SAID, THERE];

/** Whether the event begins a limit, which has an end and a next look. */
export const hasAnEnd = (type: EventType): boolean => type === 'access.restricted';

/** Whether the event takes a device into keeping. */
export const keepsADevice = (type: EventType): boolean =>
  type === 'device.held-on-arrival' || type === 'device.seized' || type === 'device.confiscated';
