import type { Answer, Browser, Fields } from './browser.ts';

/** Answers that will do. */
export const PLACES = { provider: 'Larch Care', home: 'Rowan House', 'home-phone': '01632 960001' };
export const POLICIES = {
  policy: ['staying-in-touch@2023-02', 'correspondence@2021-07'],
  'from-day': '21',
  'from-month': '11',
  'from-year': '2026',
};
export const PASSWORD = 'ladder pigeon seventeen';
export const MANAGER = {
  'given-name': 'Morgan',
  'family-name': 'Elm',
  email: 'Morgan@Larch.example',
  password: PASSWORD,
};

/** What a page of the set-up carries along. */
export const hiddenIn = ({ body }: Answer): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="(answers|asking)" value="([^"]*)"/g)].map(
      ([, name, value]) => [name ?? '', value ?? ''],
    ),
  );

/** What the settings page would send, untouched. */
export const settingsIn = ({ body }: Answer): Record<string, string> =>
  Object.fromEntries([
    ...[...body.matchAll(/<input [^>]*name="(set-[\w-]+)"[^>]*type="text"[^>]*value="([^"]*)"/g)].map(pair),
    ...[...body.matchAll(/<textarea [^>]*name="(set-[\w-]+)"[^>]*>([^<]*)</g)].map(pair),
    ...[...body.matchAll(/<input [^>]*name="(set-[\w-]+)"[^>]*type="radio" value="([^"]*)" checked/g)].map(
      pair,
    ),
    ...[...body.matchAll(/<select [^>]*name="(set-[\w-]+)"[\s\S]*?<option value="([^"]*)" selected/g)].map(
      pair,
    ),
  ]);
const pair = ([, name = '', value = '']: RegExpMatchArray): [string, string] => [name, value];

/** Sends the form of a page of the set-up; fields of the same name replace what it holds. */
export const sendAnswer = (key: string, browser: Browser, page: Answer, fields: Fields) =>
  browser.post(`/set-up/organisation?key=${key}`, { ...hiddenIn(page), ...fields });

/** Which question a page asks. */
export const asks = (page: Answer): string | undefined => hiddenIn(page)['asking'];

/** Answers the questions up to the one named, and gives its page. */
export async function upTo(
  key: string,
  browser: Browser,
  question: string,
): Promise<{ browser: Browser; page: Answer }> {
  let page = await browser.get(`/set-up/organisation?key=${key}`);
  while (asks(page) !== question) {
    const fields =
      { places: PLACES, policies: POLICIES, settings: settingsIn(page), manager: MANAGER }[
        asks(page) ?? ''
      ] ?? {};
    const next = await sendAnswer(key, browser, page, fields as Fields);
    if (asks(next) === asks(page)) throw new Error(`${asks(page)} was not taken: ${next.status}`);
    page = next;
  }
  return { browser, page };
}
