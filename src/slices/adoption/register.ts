import { adoptPage } from './pages/adopt/route.ts';
import { adoptionPage } from './pages/adoption/route.ts';
import { changePage } from './pages/change/route.ts';
import { changesPage } from './pages/changes/route.ts';
import { checkPage } from './pages/check/route.ts';
import { policiesPage } from './pages/policies/route.ts';
import { settingPage } from './pages/setting/route.ts';
import { settingsPage } from './pages/settings/route.ts';

export const pages = [
  settingsPage,
  settingPage,
  policiesPage,
  adoptPage,
  adoptionPage,
  changesPage,
  changePage,
  checkPage,
];
