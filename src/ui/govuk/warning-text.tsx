import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from './content.ts';

export interface WarningTextProps {
  readonly children?: Content | undefined;
  /** Heard instead of the sign, "Warning" by default. */
  readonly iconFallbackText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Something with consequences, said before it is done. */
export function WarningText(props: WarningTextProps): VNode {
  return (
    <div {...props.attributes} class={classNames('govuk-warning-text', props.classes)}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.iconFallbackText || 'Warning'}</span> {props.children}
      </strong>
    </div>
  );
}
