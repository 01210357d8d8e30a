import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** The library’s front: what can be read, and a box to ask it. */
export const frontPage = (sources: () => Sources): AnyPage =>
  page({
    path: '/library',
    action: 'library.read',
    audit: { view: 'LIBRARY_READ' },
    load: (ctx) => load(ctx, sources),
    subject: () => ({}),
    view,
  });
