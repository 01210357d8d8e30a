import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** What the reader has read, and what is still to be read. */
export const receiptsPage = (sources: () => Sources): AnyPage =>
  page({
    path: '/library/receipts',
    action: 'library.read',
    audit: { view: 'OWN_READING_VIEWED' },
    load: (ctx) => load(ctx, sources),
    subject: () => ({}),
    view,
  });
