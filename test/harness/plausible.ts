import type { Control, Form } from './forms.ts';
import type { LivedIn } from './lived-in.ts';

type Fields = Record<string, string | readonly string[]>;

/** What makes a page's form one that can be accepted, beyond the first choice of everything. */
const ABOUT: Readonly<Record<string, (home: LivedIn) => Fields>> = {
  // A try leaves the duty open, so that the form can be sent over and over.
  '/duties/:duty': () => ({ outcome: 'tried' }),
  '/restrictions/:restriction': () => ({
    outcome: 'continue',
    'next-day': '1',
    'next-month': '6',
    'next-year': '2027',
    'next-time': '10:00',
  }),
  '/record/:kind': (home) => ({
    child: home.childId,
    device: 'new',
    mode: 'save',
    worry: [],
    'device-kind': 'tablet',
    'device-owner': 'child',
  }),
};

/** A form filled in so that it can be accepted: its own values, the first of each choice, words in each box. */
export function plausible(form: Form, pattern: string, home: LivedIn): Fields {
  const filled = form.controls
    .filter((each) => each.kind !== 'button')
    .map((each) => [each.name, valueFor(each)]);
  return { ...Object.fromEntries(filled), ...ABOUT[pattern]?.(home) };
}

function valueFor(control: Control): string | readonly string[] {
  const sent = control.sent.filter((each) => each !== '');
  if (sent.length > 0 || control.kind === 'hidden') return control.sent;
  if (control.kind === 'choice') return control.values.find((each) => each !== '') ?? '';
  return /-(day|month|year|time)$/.test(control.name) ? '' : 'Some words.';
}
