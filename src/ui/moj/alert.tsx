import type { VNode } from 'preact';
import { type Content, classNames } from '#ui/govuk/content.ts';

export type AlertVariant = 'information' | 'success' | 'warning' | 'error';

export interface AlertProps {
  readonly variant?: AlertVariant | undefined;
  /** Names the region; also shown as a heading with `showTitle`. */
  readonly title: string;
  readonly showTitle?: boolean | undefined;
  readonly headingLevel?: 2 | 3 | 4 | undefined;
  /** `alert` for what must be heard at once; otherwise leave it. */
  readonly role?: 'alert' | 'status' | 'region' | undefined;
  readonly children?: Content | undefined;
}

/** Said before the alert's own words to those who do not see its colour and icon. */
const SPOKEN: Readonly<Record<AlertVariant, string>> = {
  information: 'information',
  success: 'success',
  warning: 'warning',
  error: 'problem',
};

/** A message within a page, with its icon. */
export function Alert(props: AlertProps): VNode {
  const variant = props.variant ?? 'information';
  const Heading = `h${props.headingLevel ?? 2}` as const;
  return (
    <div
      class={classNames('moj-alert', `moj-alert--${variant}`, props.showTitle && 'moj-alert--with-heading')}
      role={props.role ?? 'region'}
      aria-label={`${SPOKEN[variant]}: ${props.title}`}
    >
      <div>
        <AlertIcon variant={variant} />
      </div>
      <div class="moj-alert__content">
        {props.showTitle && <Heading class="moj-alert__heading">{props.title}</Heading>}
        {props.children ?? props.title}
      </div>
    </div>
  );
}

function AlertIcon({ variant }: { variant: AlertVariant }): VNode {
  return (
    <svg
      class="moj-alert__icon"
      aria-hidden="true"
      focusable="false"
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 30 30"
      height="30"
      width="30"
      fill="none"
      stroke="currentColor"
      stroke-width="3"
    >
      {variant === 'success' && <path d="M4 16l8 8L26 7" />}
      {variant === 'warning' && <path d="M15 4l12 22H3zM15 12v6M15 20.5v3" />}
      {variant === 'error' && <path d="M10 3h10l7 7v10l-7 7H10l-7-7V10zM10 10l10 10M20 10L10 20" />}
      {variant === 'information' && <path d="M15 3a12 12 0 1 0 .01 0zM15 13v9M15 8v3" />}
    </svg>
  );
}
