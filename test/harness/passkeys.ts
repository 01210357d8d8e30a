import type { Answer, Browser } from './browser.ts';
import { elementsOf } from './forms.ts';
import type { Lie, SoftKey } from './soft-key.ts';

/** What a page asks of passkeys: the options for the browser and the sealed challenge. */
export function askedBy(page: Answer): { readonly options: string; readonly sealed: string } {
  const elements = elementsOf(page.body);
  const value = (tag: string, by: string, want: string, get: string) =>
    elements
      .find(
        (each) =>
          each.tagName === tag &&
          each.attrs.some(({ name, value }) => name === by && (want === '' || value === want)),
      )
      ?.attrs.find(({ name }) => name === get)?.value ?? '';
  return {
    options: value('form', 'data-kith-options', '', 'data-kith-options'),
    sealed: value('input', 'name', 'sealed', 'value'),
  };
}

/** Adds a passkey at the account of whoever is signed in. */
export async function addKey(
  browser: Browser,
  key: SoftKey,
  name = 'Blue key',
  lie: Lie = {},
): Promise<Answer> {
  const { options, sealed } = askedBy(await browser.get('/account/passkeys/new'));
  return browser.post('/account/passkeys/new', { name, sealed, response: key.create(options, lie) });
}

/** Signs in with a passkey, in a browser that may have been used before. */
export async function signInWithKey(browser: Browser, key: SoftKey, lie: Lie = {}): Promise<Answer> {
  const { options, sealed } = askedBy(await browser.get('/sign-in'));
  return browser.post('/sign-in/passkey', { sealed, response: key.get(options, lie) });
}

/** Proves presence with a passkey, on the way to `next`. */
export async function proveWithKey(
  browser: Browser,
  key: SoftKey,
  next = '/',
  lie: Lie = {},
): Promise<Answer> {
  const at = `/prove?next=${encodeURIComponent(next)}`;
  const { options, sealed } = askedBy(await browser.get(at));
  return browser.post(at, { sealed, response: key.get(options, lie) });
}
