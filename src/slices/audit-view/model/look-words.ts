/** What somebody did, by the name of its audit event. */
const DONE: Readonly<Record<string, string>> = {
  CHILD_ADDED: 'Added the child',
  CHILD_VIEWED: 'Opened the chronology',
  RECORD_STARTED: 'Opened a form to record something',
  EVENT_RECORDED: 'Recorded what happened',
  EVENT_VIEWED: 'Opened an entry and what followed from it',
  EVENT_ADDED_TO: 'Added to an entry',
  GATE_CONSULTED: 'Asked what the policies say before acting',
  DUTY_VIEWED: 'Opened something that was to be done',
  DUTY_DONE: 'Wrote down that something was done',
  DUTY_ATTEMPTED: 'Wrote down that something was tried',
  DUTY_SET_ASIDE: 'Set aside something that was to be done',
  DEVICE_VIEWED: 'Opened a device and its custody',
  RESTRICTION_VIEWED: 'Opened a restriction',
  RESTRICTION_REVIEWED: 'Reviewed a restriction',
  NOTICE_VIEWED: 'Opened a notice to the placing authority',
  NOTICE_ANSWERED: 'Answered a notice to the placing authority',
  CHILD_AUDIT_VIEWED: 'Opened this list',
};

/** "Opened the chronology"; for what has no words of its own, its name: "Change applied". */
export function deedWords(event: string): string {
  const words = DONE[event];
  if (words !== undefined) return words;
  const text = event.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const TO_DO: Readonly<Record<string, string>> = {
  Added: 'add',
  Opened: 'open',
  Recorded: 'record',
  Asked: 'ask',
  Wrote: 'write',
  Set: 'set',
  Reviewed: 'review',
  Answered: 'answer',
};

/** "Tried to open the chronology". */
export function triedWords(event: string): string {
  const words = deedWords(event);
  const [verb = '', ...rest] = words.split(' ');
  const todo = TO_DO[verb];
  return todo === undefined ? `Tried: ${words}` : `Tried to ${[todo, ...rest].join(' ')}`;
}

/** Why somebody was refused, for whoever may know. */
export function refusalWords(reason: string | null): string {
  if (reason === null) return 'No reason was written down.';
  if (reason.startsWith('no role held')) return 'No role that they held, where they held it, allowed this.';
  if (reason.startsWith('not there'))
    return 'The child was out of their sight: no role tied them to this child.';
  return `The reason written down: ${reason}.`;
}

/** How far back the list goes. */
export const PERIODS = [
  { id: 'day', words: 'The last 24 hours', days: 1 },
  { id: 'week', words: 'The last 7 days', days: 7 },
  { id: 'month', words: 'The last 28 days', days: 28 },
  { id: 'half-year', words: 'The last 6 months', days: 183 },
  { id: 'all', words: 'From the beginning', days: null },
] as const;

/** The period chosen, 28 days where none is. */
export const periodOf = (chosen: string): (typeof PERIODS)[number] =>
  PERIODS.find((period) => period.id === chosen) ?? PERIODS[2];

/** Entries on one page of the list. */
export const PAGE_LENGTH = 50;
/** Refusals shown at once; the newest. */
export const REFUSALS_SHOWN = 50;

/** Where the next page begins, as text for an address. */
export const cursorOf = (look: { readonly at: number; readonly id: number }): string =>
  `${look.at}-${look.id}`;

/** Reads a cursor; `undefined` where it is none. */
export function readCursor(text: string): { readonly at: number; readonly id: number } | undefined {
  const match = /^(\d{1,15})-(\d{1,15})$/.exec(text);
  return match ? { at: Number(match[1]), id: Number(match[2]) } : undefined;
}
