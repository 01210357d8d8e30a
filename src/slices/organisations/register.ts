import { newNumberPage } from './pages/new-number/route.ts';
import { numberPage } from './pages/number/route.ts';
import { numbersPage } from './pages/numbers/route.ts';

export const pages = [numbersPage, newNumberPage, numberPage];
