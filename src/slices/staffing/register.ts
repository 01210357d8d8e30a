import { browserPage } from './pages/browser/route.ts';
import { browsersPage } from './pages/browsers/route.ts';
import { contactPage } from './pages/contact/route.ts';
import { feedPage } from './pages/feed/route.ts';
import { givePage } from './pages/give/route.ts';
import { importPage } from './pages/import/route.ts';
import { importTemplatePage } from './pages/import-template/route.ts';
import { leavePage } from './pages/leave/route.ts';
import { linkCodePage } from './pages/link-code/route.ts';
import { myShiftPage } from './pages/my-shift/route.ts';
import { newPersonPage } from './pages/new/route.ts';
import { newContactPage } from './pages/new-contact/route.ts';
import { newPartnerPage } from './pages/new-partner/route.ts';
import { onDutyPage } from './pages/on-duty/route.ts';
import { partnerPage } from './pages/partner/route.ts';
import { partnersPage } from './pages/partners/route.ts';
import { peoplePage } from './pages/people/route.ts';
import { personPage } from './pages/person/route.ts';
import { planShiftPage } from './pages/plan-shift/route.ts';
import { rolePage } from './pages/role/route.ts';
import { shiftPage } from './pages/shift/route.ts';
import { shiftsPage } from './pages/shifts/route.ts';
import { wayInPage } from './pages/way-in/route.ts';

export const pages = [
  peoplePage,
  newPersonPage,
  wayInPage,
  linkCodePage,
  browsersPage,
  browserPage,
  feedPage,
  importPage,
  importTemplatePage,
  personPage,
  givePage,
  rolePage,
  leavePage,
  partnersPage,
  newPartnerPage,
  partnerPage,
  newContactPage,
  contactPage,
  shiftsPage,
  myShiftPage,
  planShiftPage,
  onDutyPage,
  shiftPage,
];
