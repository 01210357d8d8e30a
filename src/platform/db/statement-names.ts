/** Most statements that are kept prepared on each connection; the rest are worked out anew each time. */
const AT_MOST = 400;

/**
 * Names for statements that come again, under which each connection keeps them prepared: PostgreSQL then reads,
 * rewrites (row-level security is a rewriting) and plans them once for a connection and not once for a request. A
 * text is named when it is seen for the second time, so that what is asked once leaves nothing behind.
 */
export function statementNames(atMost = AT_MOST): (text: string) => string | undefined {
  const seen = new Map<string, string | undefined>();
  let named = 0;
  return (text) => {
    const name = seen.get(text);
    if (name !== undefined) return name;
    if (!seen.has(text)) {
      if (seen.size < atMost * 10) seen.set(text, undefined);
      return undefined;
    }
    if (named === atMost) return undefined;
    named += 1;
    const fresh = `kith_${named}`;
    seen.set(text, fresh);
    return fresh;
  };
}
