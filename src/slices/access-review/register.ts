import { emergencyReviewPage } from './pages/emergency/route.ts';
import { proposalPage } from './pages/proposal/route.ts';
import { queuePage } from './pages/queue/route.ts';
import { tablePage } from './pages/table/route.ts';

export const pages = [tablePage, queuePage, emergencyReviewPage, proposalPage];
