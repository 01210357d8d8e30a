import { childPage } from './pages/child/route.ts';
import { childrenPage } from './pages/children/route.ts';

export const pages = [childrenPage, childPage];
