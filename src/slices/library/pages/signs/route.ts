import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Signs to notice; never a diagnosis. */
export const signsPage = (sources: () => Sources): AnyPage =>
  page({
    path: '/library/signs',
    action: 'library.read',
    audit: { view: 'LIBRARY_READ' },
    load: (ctx) => load(ctx, sources),
    subject: () => ({}),
    view,
  });
