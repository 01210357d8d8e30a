import type { Tx } from '#platform/db/transaction.ts';
import { asKithItself } from '#platform/db/transaction.ts';

/**
 * Reads or writes one thing as Kith itself, whatever the person sees. For pages that tell of the outcome alone; ask
 * nothing else of the database meanwhile.
 */
export const asKith = <T>(tx: Tx, work: () => Promise<T>): Promise<T> => asKithItself(tx, work);
