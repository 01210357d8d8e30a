import type { VNode } from 'preact';
import { type Content, type HeadingLevel, headingTag } from '#ui/govuk/content.ts';

export interface PageHeaderActionsProps {
  readonly heading: Content;
  readonly headingLevel?: HeadingLevel | undefined;
  /** Buttons and links beside the heading. */
  readonly children?: Content | undefined;
}

/** A heading with what can be done at its right, below it where there is no room. */
export function PageHeaderActions(props: PageHeaderActionsProps): VNode {
  const Heading = headingTag(props.headingLevel ?? 1);
  return (
    <div class="moj-page-header-actions">
      <div class="moj-page-header-actions__title">
        <Heading class="kith-heading__title">{props.heading}</Heading>
      </div>
      {props.children !== undefined && (
        <div class="moj-page-header-actions__actions">
          <div class="moj-button-group moj-button-group--inline">{props.children}</div>
        </div>
      )}
    </div>
  );
}
