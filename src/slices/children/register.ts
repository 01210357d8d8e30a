import { newChildPage } from './pages/new/route.ts';

export const pages = [newChildPage];
