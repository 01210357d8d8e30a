import type { PublicPage } from '#web/public-page.ts';
import type { Demonstration } from './pages/demonstration/load.ts';
import { demonstrationPage } from './pages/demonstration/route.ts';
import { organisationPage } from './pages/organisation/route.ts';
import { welcomePage } from './pages/welcome/route.ts';

export type { Demonstration } from './pages/demonstration/load.ts';

/** The pages of the first run. What the demonstration holds is app's to tell. */
export function publicPagesWith(demonstration: Demonstration): readonly PublicPage[] {
  return [welcomePage, organisationPage, demonstrationPage(demonstration)];
}
