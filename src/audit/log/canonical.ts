/** What an entry may be made of: text, whole numbers, yes and no, nothing; lists and records of these. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [name: string]: Canonical };

/**
 * The one way to write a value as JSON (RFC 8785, for whole numbers): names in the order of their UTF-16 units, no
 * spaces. Throws TypeError for what has no such form, a lone surrogate or a fraction, rather than let two programs
 * disagree about it.
 */
export function canonical(value: Canonical): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new TypeError('only whole numbers');
    return String(value);
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${text(name)}:${canonical(value[name] as Canonical)}`).join(',')}}`;
}

const isList = (value: object): value is readonly Canonical[] => Array.isArray(value);

function text(value: string): string {
  // The first look is quick, and nearly always enough.
  if (/[\ud800-\udfff]/.test(value) && /\p{Surrogate}/u.test(value))
    throw new TypeError('text with half a character');
  return JSON.stringify(value);
}
