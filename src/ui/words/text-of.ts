/** The words somebody wrote, as kept in an event's details; `undefined` where there are none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
