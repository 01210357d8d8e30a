/** Whom a page is written for. */
export const VOICES = { staff: 'Staff', parents: 'Parents and carers', young: 'Young people' } as const;
export type Voice = keyof typeof VOICES;

export const isVoice = (text: string): text is Voice => Object.hasOwn(VOICES, text);

/** An address in a voice; that for staff is the plain one. */
export const inVoice = (address: string, voice: Voice): string =>
  voice === 'staff' ? address : `${address}?voice=${voice}`;
