import { parseId } from '#kernel/ids.ts';

/** The ids among a page's path parameters, for the audit: never words. */
export function idsIn(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => parseId(value) !== undefined));
}
