export const HOWS = ['phone', 'in-person', 'video-call', 'email', 'text', 'letter', 'in-writing'] as const;

/** How somebody was told, asked, or how a thing was done. */
export type How = (typeof HOWS)[number];

export const HOW_WORDS: Readonly<Record<How, string>> = {
  phone: 'By phone',
  'in-person': 'In person',
  'video-call': 'By video call',
  email: 'By e-mail',
  text: 'By text message',
  letter: 'By letter',
  'in-writing': 'Written in the record',
};

/** Longest text of one answer, in characters. */
export const LONGEST = 10_000;
