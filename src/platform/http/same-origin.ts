/** The headers by which a browser says where a request comes from. */
export type RequestOrigin = {
  readonly 'sec-fetch-site'?: string | string[] | undefined;
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
};

/**
 * Whether a request that changes something was sent by one of Kith's own pages, as the browser itself says. A browser
 * that says nothing (an old one, or no browser) passes here; the form's token still has to fit.
 */
export function fromOwnPage(headers: RequestOrigin, ownOrigin: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  if (origin === ownOrigin) return true;
  // Reached by another of its names (127.0.0.1 for localhost): the same host that the request was sent to.
  return URL.canParse(origin) && headers.host !== undefined && new URL(origin).host === headers.host;
}
