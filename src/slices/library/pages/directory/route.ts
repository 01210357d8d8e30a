import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Whom to call, and when they answer. */
export const directoryPage = (sources: () => Sources): AnyPage =>
  page({
    path: '/library/directory',
    action: 'library.read',
    audit: { view: 'LIBRARY_READ' },
    load: (ctx) => load(ctx, sources),
    subject: () => ({}),
    view,
  });
