/**
 * A policy's words with the people they are about: `{child}` and `{recipient}` stand for them in packs. Names are put
 * in as they are, whatever signs they hold.
 */
export function fillWords(text: string, child: string, recipient: string): string {
  return text.replaceAll('{child}', () => child).replaceAll('{recipient}', () => recipient);
}

/** "Tell the manager" as it stands inside a sentence: "tell the manager". */
export const decapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "give back the phone" as it begins a line: "Give back the phone". */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
