import { changePage } from './pages/change/route.ts';
import { checkPage } from './pages/check/route.ts';
import { settingPage } from './pages/setting/route.ts';
import { settingsPage } from './pages/settings/route.ts';

export const pages = [settingsPage, settingPage, changePage, checkPage];
