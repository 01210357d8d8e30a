import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from './content.ts';
import { yesNo } from './field.tsx';

/** One thing to put right; `href` is `#` and the id of the control. */
export interface ErrorSummaryItem {
  readonly content: Content;
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface ErrorSummaryProps {
  readonly title: Content;
  readonly description?: Content | undefined;
  readonly errorList?: readonly ErrorSummaryItem[] | undefined;
  readonly classes?: string | undefined;
  readonly disableAutoFocus?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
}

/** All errors of a page at its top, each a link to its control. `Page` puts it there for you. */
export function ErrorSummary(props: ErrorSummaryProps): VNode {
  return (
    <div
      {...props.attributes}
      class={classNames('govuk-error-summary', props.classes)}
      data-disable-auto-focus={yesNo(props.disableAutoFocus)}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title}</h2>
        <div class="govuk-error-summary__body">
          {props.description !== undefined && <p>{props.description}</p>}
          {props.errorList && props.errorList.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errorList.map((item) => (
                <li>
                  {item.href ? (
                    <a {...item.attributes} href={item.href}>
                      {item.content}
                    </a>
                  ) : (
                    item.content
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
