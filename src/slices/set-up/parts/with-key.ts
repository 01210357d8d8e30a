/** An address of the set-up pages, with the one-time link's key. */
export const withKey = (path: string, key: string): string => `${path}?${new URLSearchParams({ key })}`;
