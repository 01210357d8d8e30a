import type { withActor as under } from '#platform/db/transaction.ts';

export * from '#platform/db/transaction.ts';

/** Stands in for `withActor`: the database is not told for whom it answers. It is only reached by a role that it does not ask. */
export const withActor: typeof under = (db, _actor, work) =>
  db.transaction().setIsolationLevel('read committed').execute(work);

/** Stands in for `actAs`. */
export const actAs = (): Promise<void> => Promise.resolve();
