import { homePage } from './pages/home/route.ts';
import { monthPage } from './pages/month/route.ts';
import { registersPage } from './pages/registers/route.ts';

export const pages = [homePage, monthPage, registersPage];
