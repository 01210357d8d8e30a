/**
 * Kith cannot use its database. The message is one line for the person who starts Kith: what stands in the
 * way and what to do about it. It never carries data from the database.
 */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
