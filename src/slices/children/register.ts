import { newChildPage } from './pages/new/route.ts';
import { socialWorkerPage } from './pages/social-worker/route.ts';

export const pages = [newChildPage, socialWorkerPage];
