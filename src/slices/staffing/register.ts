import { browserPage } from './pages/browser/route.ts';
import { browsersPage } from './pages/browsers/route.ts';
import { feedPage } from './pages/feed/route.ts';
import { giveRolePage } from './pages/give-role/route.ts';
import { linkCodePage } from './pages/link-code/route.ts';
import { newPersonPage } from './pages/new/route.ts';
import { peoplePage } from './pages/people/route.ts';
import { rolePage } from './pages/role/route.ts';
import { wayInPage } from './pages/way-in/route.ts';

export const pages = [
  peoplePage,
  newPersonPage,
  rolePage,
  wayInPage,
  linkCodePage,
  browsersPage,
  browserPage,
  giveRolePage,
  feedPage,
];
