import type { GuidanceItem, GuidanceVoice, HarmPage } from '#engine/guidance-schema.ts';

/** The parts of a voice, as a page shows them. */
export const PARTS = ['what', 'signs', 'do', 'do-not', 'say', 'do-not-say', 'who-to-call'] as const;
export const VOICES = ['staff', 'parents', 'young'] as const;

export const told = (items: readonly GuidanceItem[]): readonly string[] => items.map(({ text }) => text);
/** Everything that one voice says. */
export const allOf = (voice: GuidanceVoice): readonly GuidanceItem[] => PARTS.flatMap((part) => voice[part]);
export const allOfPage = (page: HarmPage): readonly GuidanceItem[] =>
  VOICES.flatMap((voice) => allOf(page.voices[voice]));
