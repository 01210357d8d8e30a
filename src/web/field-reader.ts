import type { PlainDate } from '#kernel/plain-date.ts';
import { parsePlainDate } from '#kernel/plain-date.ts';
import type { FieldError, FormBody } from './page.ts';
import { valueOf } from './page.ts';

/** Longest name of a person, in characters. */
export const LONGEST_NAME = 100;
/** Longest e-mail address, in characters. */
export const LONGEST_EMAIL = 254;
const PHONE = /^[+(]?\d[\d\s()-]{5,24}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** Reads the fields of one form, and gathers what is to be mended in the order in which they are read. */
export type FieldReader = {
  readonly errors: FieldError[];
  /** Words in one line; '' where the field is empty, which `empty` complains of where it is given. */
  readonly words: (field: string, empty?: string, longest?: number) => string;
  /** A telephone number; null where the field is empty. */
  readonly phone: (field: string, empty?: string) => string | null;
  /** An e-mail address as typed; null where the field is empty. */
  readonly email: (field: string, empty?: string) => string | null;
  /** One of these values; `undefined` where it is none of them, which is complained of. */
  readonly oneOf: <Value extends string>(
    field: string,
    values: readonly Value[],
    none: string,
  ) => Value | undefined;
  /** A day in three boxes; `undefined` where it does not exist, which is complained of. */
  readonly day: (prefix: string, none: string) => PlainDate | undefined;
};

export function fieldReader(body: FormBody): FieldReader {
  const errors: FieldError[] = [];
  const words: FieldReader['words'] = (field, empty, longest = LONGEST_NAME) => {
    const text = valueOf(body, field).trim();
    if (text === '' && empty) errors.push({ field, text: empty });
    if (text.length > longest) errors.push({ field, text: `Shorten this to ${longest} characters` });
    return text;
  };
  const shaped = (field: string, empty: string | undefined, shape: RegExp, mend: string): string | null => {
    const text = valueOf(body, field).trim();
    if (text === '' && empty) errors.push({ field, text: empty });
    if (text !== '' && (text.length > LONGEST_EMAIL || !shape.test(text))) errors.push({ field, text: mend });
    return text === '' ? null : text;
  };
  return {
    errors,
    words,
    phone: (field, empty) => shaped(field, empty, PHONE, 'Enter a telephone number, like 01632 960001'),
    email: (field, empty) =>
      shaped(field, empty, EMAIL, 'Enter an e-mail address with an @, like name@example.org'),
    oneOf: (field, values, none) => {
      const sent = valueOf(body, field);
      const value = values.find((each) => each === sent);
      if (value === undefined) errors.push({ field, text: none });
      return value;
    },
    day: (prefix, none) => {
      const [day, month, year] = ['day', 'month', 'year'].map((part) =>
        valueOf(body, `${prefix}-${part}`).trim(),
      );
      const date = parsePlainDate(
        `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`,
      );
      if (!date) errors.push({ field: `${prefix}-day`, text: none });
      return date;
    },
  };
}
