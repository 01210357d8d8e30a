import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  Tabs,
} from 'govuk-frontend';
import { lookAgain } from './again-after.ts';
import { enhanceFillButtons } from './fill-buttons.ts';
import { enhanceHiding } from './hide.ts';
import { enhancePasskeys } from './passkeys.ts';
import { PlainRadios } from './plain-radios.ts';

// Pages work without this. Only now, with the script at hand, may styles rely on it.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const component of [
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  PlainRadios,
  SkipLink,
  Tabs,
]) {
  createAll(component);
}
enhanceFillButtons(document, () => new Date());
lookAgain(document);
enhancePasskeys(document);
enhanceHiding(document);
