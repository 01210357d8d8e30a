import type { Tx } from '#platform/db/transaction.ts';
import { asKithItself } from '#platform/db/transaction.ts';

/** A case of a child who has moved away, or a home that the reader does not see, is kept in step like any other. */
export const asOrganisation = <T>(tx: Tx, work: () => Promise<T>): Promise<T> => asKithItself(tx, work);
