import { COMMON_PASSWORDS } from './common-passwords.data.ts';

export const MIN_PASSWORD = 12;
/** Longer ones are refused with words rather than cut. */
export const MAX_PASSWORD = 200;

/** Whose password it is to be: what others could guess of them. */
export type PasswordOwner = { readonly names: readonly string[]; readonly email: string };

/**
 * What is wrong with a new password, in words that say what to do; `undefined` when it will do. Long and not easily
 * guessed is all it must be: no rule about digits or signs, which make passwords no better.
 */
export function passwordProblem(password: string, owner: PasswordOwner): string | undefined {
  const text = password.normalize('NFC');
  const length = lengthOf(text);
  if (length === 0) return 'Choose a password';
  if (length < MIN_PASSWORD)
    return `Use ${MIN_PASSWORD} characters or more. Three or four words that do not belong together do well.`;
  if (length > MAX_PASSWORD) return `Use ${MAX_PASSWORD} characters or fewer`;
  const folded = text.toLowerCase();
  if (isCommon(folded)) return 'Many people use this password, and it is easily guessed. Choose another.';
  const known = [...owner.names, owner.email, owner.email.split('@')[0] ?? '']
    .map((word) => word.normalize('NFC').toLowerCase())
    .filter((word) => lengthOf(word) >= 3);
  // Other words may stand around a name; a name and a few digits may not.
  if (known.some((word) => folded.includes(word) && lengthOf(folded) - lengthOf(word) < MIN_PASSWORD - 4)) {
    return 'This is too close to your name or your e-mail address. Choose another.';
  }
  return undefined;
}

/** Characters as Unicode counts them: a sign outside the basic plane is one, not two. */
const lengthOf = (text: string): number => Array.from(text).length;

function isCommon(folded: string): boolean {
  const letters = folded.replaceAll(/[^\p{L}]/gu, '');
  return (
    COMMON_PASSWORDS.has(folded) ||
    COMMON_PASSWORDS.has(letters) ||
    new Set(folded).size < 4 ||
    isRun(folded) ||
    /^(.{1,4})\1{2,}.{0,3}$/u.test(folded)
  );
}

/** "123456789012", "abcdefghijkl", and the same backwards. */
function isRun(text: string): boolean {
  const steps = Array.from(text)
    .map((char, i, all) => (char.codePointAt(0) ?? 0) - (all[i - 1]?.codePointAt(0) ?? 0))
    .slice(1);
  const ups = steps.filter((step) => step === 1 || step === -9).length;
  const downs = steps.filter((step) => step === -1 || step === 9).length;
  return Math.max(ups, downs) >= text.length - 3;
}
