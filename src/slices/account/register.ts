import { accountPage } from './pages/account/route.ts';
import { codePage } from './pages/code/route.ts';
import { hidePage } from './pages/hide/route.ts';
import { linkPage } from './pages/link/route.ts';
import { newPasskeyPage } from './pages/new-passkey/route.ts';
import { passkeyPage } from './pages/passkey/route.ts';
import { passkeySignInPage } from './pages/passkey-sign-in/route.ts';
import { provePage } from './pages/prove/route.ts';
import { recoverPage } from './pages/recover/route.ts';
import { setUpCodePage } from './pages/set-up-code/route.ts';
import { signInPage } from './pages/sign-in/route.ts';
import { signOnPage } from './pages/sign-on/route.ts';
import { signOnLeavePage } from './pages/sign-on-leave/route.ts';
import { signOnReturnPage } from './pages/sign-on-return/route.ts';
import { signOutPage } from './pages/sign-out/route.ts';
import { stopWayInPage } from './pages/stop-way-in/route.ts';
import { switchPersonPage } from './pages/switch-person/route.ts';

export const pages = [accountPage, newPasskeyPage, passkeyPage];
export const publicPages = [
  signInPage,
  passkeySignInPage,
  codePage,
  setUpCodePage,
  provePage,
  recoverPage,
  stopWayInPage,
  signOnPage,
  signOnReturnPage,
  signOnLeavePage,
  linkPage,
  signOutPage,
  switchPersonPage,
  hidePage,
];
