import { accountPage } from './pages/account/route.ts';
import { codePage } from './pages/code/route.ts';
import { setUpCodePage } from './pages/set-up-code/route.ts';
import { signInPage } from './pages/sign-in/route.ts';
import { signOutPage } from './pages/sign-out/route.ts';
import { switchPersonPage } from './pages/switch-person/route.ts';

export const pages = [accountPage];
export const publicPages = [signInPage, codePage, setUpCodePage, signOutPage, switchPersonPage];
