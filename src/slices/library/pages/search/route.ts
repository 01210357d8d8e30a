import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** What was found for a query, in groups. */
export const searchPage = (sources: () => Sources): AnyPage =>
  page({
    path: '/library/search',
    action: 'library.read',
    audit: { view: 'LIBRARY_READ' },
    load: (ctx) => load(ctx, sources),
    subject: () => ({}),
    view,
  });
