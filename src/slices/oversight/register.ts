import { homePage } from './pages/home/route.ts';
import { monthPage } from './pages/month/route.ts';

export const pages = [homePage, monthPage];
