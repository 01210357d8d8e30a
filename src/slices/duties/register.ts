import { answerPage } from './pages/answer/route.ts';
import { doDutyPage } from './pages/do/route.ts';

export const pages = [answerPage, doDutyPage];
