import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, present } from './content.ts';

/** Options of an error message beside its words. */
export interface ErrorMessageOptions {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** Heard before the message, "Error" by default; empty leaves it out. */
  readonly visuallyHiddenText?: string | undefined;
}

export interface ErrorMessageProps extends ErrorMessageOptions {
  readonly id?: string | undefined;
  readonly children?: Content | undefined;
}

/** Says beside a control what to do about it. */
export function ErrorMessage(props: ErrorMessageProps): VNode {
  const prefix = props.visuallyHiddenText ?? 'Error';
  return (
    <p
      {...props.attributes}
      {...present({ id: props.id })}
      class={classNames('govuk-error-message', props.classes)}
    >
      {prefix !== '' && <span class="govuk-visually-hidden">{prefix}:</span>} {props.children}
    </p>
  );
}
