import type { VNode } from 'preact';

export interface FillButtonProps {
  /** `now` fills date and time, `today` the date alone. */
  readonly fill: 'now' | 'today';
  /** Name prefix of the date's boxes: `<prefix>-day`, `-month`, `-year`. */
  readonly dateName?: string | undefined;
  /** Name of the time's input. */
  readonly timeName?: string | undefined;
  /** "Now" or "Today" by default. */
  readonly text?: string | undefined;
}

/**
 * Fills date and time with the present. With JavaScript it fills the boxes at once; without, it is a submit button
 * named `fill` (value `now` or `today`), and the page is shown again with the boxes filled from the server's clock.
 */
export function FillButton(props: FillButtonProps): VNode {
  return (
    <button
      class="govuk-button govuk-button--secondary kith-fill"
      type="submit"
      name="fill"
      value={props.fill}
      formnovalidate
      data-kith-fill={props.fill}
      data-kith-date={props.dateName}
      data-kith-time={props.timeName}
    >
      {props.text ?? (props.fill === 'now' ? 'Now' : 'Today')}
    </button>
  );
}

/**
 * What Enter presses in a form that holds a `FillButton`: browsers press a form's first submit button, which would
 * be the wrong one. Put it first in the form; nobody sees it and the keyboard passes it by.
 */
export function DefaultSubmit(): VNode {
  return (
    <button class="kith-default-submit" type="submit" tabIndex={-1} aria-hidden="true">
      Continue
    </button>
  );
}
