import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** A rule, question set, document, choice, page or way of sorting of a policy, each leading back to its clauses. */
export const piecePage = (sources: () => Sources): AnyPage =>
  page({
    path: '/library/policies/:pack/:version/:part/:piece',
    action: 'library.read',
    audit: { view: 'LIBRARY_READ' },
    load: (ctx) => load(ctx, sources),
    subject: () => ({}),
    view,
  });
