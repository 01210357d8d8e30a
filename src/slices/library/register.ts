import type { AnyPage } from '#web/page.ts';
import type { Sources } from './model/library.ts';
import { clausePage } from './pages/clause/route.ts';
import { comparePage } from './pages/compare/route.ts';
import { directoryPage } from './pages/directory/route.ts';
import { frontPage } from './pages/front/route.ts';
import { harmPage } from './pages/harm/route.ts';
import { lawPage } from './pages/law/route.ts';
import { piecePage } from './pages/piece/route.ts';
import { policyPage } from './pages/policy/route.ts';
import { receiptsPage } from './pages/receipts/route.ts';
import { searchPage } from './pages/search/route.ts';
import { signsPage } from './pages/signs/route.ts';
import { teamPage } from './pages/team/route.ts';
import { toolsPage } from './pages/tools/route.ts';

/** The pages of a library made of these sources, which are read when it is first opened. */
export function pagesWith(sources: () => Sources): readonly AnyPage[] {
  return [
    frontPage,
    searchPage,
    policyPage,
    piecePage,
    clausePage,
    harmPage,
    comparePage,
    directoryPage,
    signsPage,
    lawPage,
    toolsPage,
    receiptsPage,
    teamPage,
  ].map((page) => page(sources));
}
