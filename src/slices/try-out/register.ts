import { tryPage } from './pages/try/route.ts';

export const pages = [tryPage];
