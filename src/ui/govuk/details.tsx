import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from './content.ts';

export interface DetailsProps {
  /** The line that opens it. */
  readonly summary: Content;
  readonly children?: Content | undefined;
  readonly open?: boolean | undefined;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Folded words, one tap away; works without JavaScript. */
export function Details(props: DetailsProps): VNode {
  return (
    <details
      {...props.attributes}
      id={props.id}
      class={classNames('govuk-details', props.classes)}
      open={props.open}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="govuk-details__text">{props.children}</div>
    </details>
  );
}
