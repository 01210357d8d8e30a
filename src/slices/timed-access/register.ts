import { consentPage } from './pages/consent/route.ts';
import { grantPage } from './pages/grant/route.ts';
import { grantsPage } from './pages/grants/route.ts';
import { newGrantPage } from './pages/new-grant/route.ts';
import { openEmergencyPage } from './pages/open-emergency/route.ts';
import { seekPage } from './pages/seek/route.ts';

export const pages = [seekPage, openEmergencyPage, grantsPage, newGrantPage, grantPage, consentPage];
