import type { AnyPage } from '#web/page.ts';
import { page } from '#web/page.ts';
import type { Sources } from '../../model/library.ts';
import { parse } from './form.ts';
import { handle } from './handle.ts';
import { load } from './load.ts';
import { view } from './view.tsx';

/** One version of a policy by section and clause; its readers say here that they have read it. */
export const policyPage = (sources: () => Sources): AnyPage =>
  page({
    path: '/library/policies/:pack/:version',
    action: 'library.read',
    submitAction: 'receipt.give',
    audit: { view: 'LIBRARY_READ', submit: 'RECEIPT_GIVEN' },
    load: (ctx) => load(ctx, sources),
    subject: () => ({}),
    parse,
    handle,
    view,
  });
