/** An address of the sign-in pages that remembers where to go afterwards. */
export function withNext(path: string, next: string, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...(next === '/' ? {} : { next }), ...more }).toString();
  return query === '' ? path : `${path}?${query}`;
}
