import type { Result } from '#kernel/result.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { FieldError, FormBody } from '#web/page.ts';
import { valueOf } from '#web/page.ts';
import type { Places } from '../../../model/answers.ts';

/** Longest name of an organisation or home, in characters. */
const LONGEST = 200;
const PHONE = /^[+(]?\d[\d\s()-]{5,24}$/;

/** Reads the names of the organisation and of its first home, and the home's number. */
export function readPlaces(body: FormBody): Result<Places, readonly FieldError[]> {
  const provider = valueOf(body, 'provider').trim();
  const home = valueOf(body, 'home').trim();
  const homePhone = valueOf(body, 'home-phone').trim();
  const errors: FieldError[] = [];
  const named = (field: string, name: string, empty: string) => {
    if (name === '') errors.push({ field, text: empty });
    else if (name.length > LONGEST)
      errors.push({ field, text: `Shorten this name to ${LONGEST} characters` });
  };
  named('provider', provider, 'Enter the name of your organisation');
  named('home', home, 'Enter the name of the home');
  if (homePhone === '')
    errors.push({ field: 'home-phone', text: 'Enter the number that staff of the home answer' });
  else if (!PHONE.test(homePhone))
    errors.push({ field: 'home-phone', text: 'Enter a telephone number, like 01632 960001' });
  return errors.length > 0 ? refuse(errors) : ok({ provider, home, homePhone });
}

/** The answer as its form would have sent it. */
export function placesAsSent(places: Places | undefined): FormBody {
  return places ? { provider: places.provider, home: places.home, 'home-phone': places.homePhone } : {};
}
