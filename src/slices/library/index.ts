export { harmWords } from './model/harm-words.ts';
export type { Library, Sources } from './model/library.ts';
export { buildLibrary, libraryOf } from './model/library.ts';
export { search } from './model/search.ts';
export type { Receipt } from './store/receipts.ts';
export { giveReceipt, receiptsOf } from './store/receipts.ts';
