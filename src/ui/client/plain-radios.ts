import { Radios } from 'govuk-frontend';

/**
 * Radios that reveal further questions, without `aria-expanded`: ARIA does not allow it on a radio, and screen
 * readers that ignore it lose nothing, since the revealed questions follow in reading order.
 */
export class PlainRadios extends Radios {
  override syncConditionalRevealWithInputState(input: HTMLInputElement): void {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute('aria-expanded');
  }
}
