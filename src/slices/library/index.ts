export type { Library, Sources } from './model/library.ts';
export { libraryOf } from './model/library.ts';
export type { Receipt } from './store/receipts.ts';
export { giveReceipt, receiptsOf } from './store/receipts.ts';
