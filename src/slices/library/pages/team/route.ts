import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** Who of a home has read which version of what. */
export const teamPage = (sources: () => Sources): AnyPage =>
  page({
    path: '/library/receipts/team',
    action: 'receipt.list',
    audit: { view: 'RECEIPTS_LISTED' },
    load: (ctx) => load(ctx, sources),
    subject: ({ home }) => ({ homeId: home.homeId }),
    view,
  });
