import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, type HeadingLevel, headingTag } from './content.ts';
import { yesNo } from './field.tsx';

export interface NotificationBannerProps {
  /** Text stands as one heading line; vnodes stand as they are (use `govuk-notification-banner__heading` inside). */
  readonly children?: Content | undefined;
  /** `success` is announced at once and takes the focus. */
  readonly type?: 'success' | undefined;
  /** "Important", or "Success" for `success`. */
  readonly title?: Content | undefined;
  readonly titleHeadingLevel?: HeadingLevel | undefined;
  readonly titleId?: string | undefined;
  readonly role?: string | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** News at the top of a page: what just happened, or what to know first. */
export function NotificationBanner(props: NotificationBannerProps): VNode {
  const isSuccess = props.type === 'success';
  const titleId = props.titleId || 'govuk-notification-banner-title';
  const Heading = headingTag(props.titleHeadingLevel || 2);
  return (
    <div
      {...props.attributes}
      class={classNames(
        'govuk-notification-banner',
        isSuccess && 'govuk-notification-banner--success',
        props.classes,
      )}
      role={(props.role || (isSuccess ? 'alert' : 'region')) as 'alert'}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={yesNo(props.disableAutoFocus)}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.title ?? (isSuccess ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {typeof props.children === 'string' ? (
          <p class="govuk-notification-banner__heading">{props.children}</p>
        ) : (
          props.children
        )}
      </div>
    </div>
  );
}
