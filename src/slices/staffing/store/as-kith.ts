import type { Tx } from '#platform/db/transaction.ts';
import { asKithItself } from '#platform/db/transaction.ts';

/** Writes an account for somebody who holds no role yet, which a manager could give to a colleague alone. */
export const asKith = <T>(tx: Tx, work: () => Promise<T>): Promise<T> => asKithItself(tx, work);
