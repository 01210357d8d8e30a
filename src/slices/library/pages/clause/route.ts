import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One clause: what it says, what Kith does with it, and the way back. */
export const clausePage = (sources: () => Sources): AnyPage =>
  page({
    path: '/library/clauses/:clause',
    action: 'library.read',
    audit: { view: 'LIBRARY_READ' },
    load: (ctx) => load(ctx, sources),
    subject: () => ({}),
    view,
  });
