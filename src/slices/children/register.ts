import { newChildPage } from './pages/new/route.ts';
import { socialWorkerPage } from './pages/social-worker/route.ts';
import { visitPage } from './pages/visit/route.ts';
import { visitorsPage } from './pages/visitors/route.ts';

export const pages = [newChildPage, socialWorkerPage, visitorsPage, visitPage];
