import { importChildrenPage } from './pages/import/route.ts';
import { childrenTemplatePage } from './pages/import-template/route.ts';
import { newChildPage } from './pages/new/route.ts';
import { socialWorkerPage } from './pages/social-worker/route.ts';
import { visitPage } from './pages/visit/route.ts';
import { visitorsPage } from './pages/visitors/route.ts';

export const pages = [
  newChildPage,
  importChildrenPage,
  childrenTemplatePage,
  socialWorkerPage,
  visitorsPage,
  visitPage,
];
