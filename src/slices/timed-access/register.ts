import { consentPage } from './pages/consent/route.ts';
import { giveBackPage } from './pages/give-back/route.ts';
import { grantPage } from './pages/grant/route.ts';
import { grantsPage } from './pages/grants/route.ts';
import { hoursPage } from './pages/hours/route.ts';
import { newGrantPage } from './pages/new-grant/route.ts';
import { openEmergencyPage } from './pages/open-emergency/route.ts';
import { seekPage } from './pages/seek/route.ts';

export const pages = [
  seekPage,
  hoursPage,
  giveBackPage,
  openEmergencyPage,
  grantsPage,
  newGrantPage,
  grantPage,
  consentPage,
];
