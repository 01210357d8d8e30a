import { answerPage } from './pages/answer/route.ts';
import { doDutyPage } from './pages/do/route.ts';
import { noticePage } from './pages/notice/route.ts';
import { noticesPage } from './pages/notices/route.ts';
import { restrictionPage } from './pages/restriction/route.ts';

export const pages = [answerPage, doDutyPage, noticesPage, noticePage, restrictionPage];
