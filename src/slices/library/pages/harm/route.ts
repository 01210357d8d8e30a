import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One harm: signs, what to do and never to do, words, whom to call; for staff, parents or young people. */
export const harmPage = (sources: () => Sources): AnyPage =>
  page({
    path: '/library/harms/:harm',
    action: 'library.read',
    audit: { view: 'LIBRARY_READ' },
    load: (ctx) => load(ctx, sources),
    subject: () => ({}),
    view,
  });
