import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from './content.ts';

/** Options of a label beside its words. */
export interface LabelOptions {
  readonly classes?: string | undefined;
  /** The label is also the page's `<h1>`: for a page with one question. */
  readonly isPageHeading?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface LabelProps extends LabelOptions {
  /** Id of the control it names. */
  readonly for?: string | undefined;
  readonly children?: Content | undefined;
}

/** The name of one control. Renders nothing without words. */
export function Label(props: LabelProps): VNode | null {
  if (props.children === undefined || props.children === '') return null;
  const label = (
    <label {...props.attributes} class={classNames('govuk-label', props.classes)} for={props.for}>
      {props.children}
    </label>
  );
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
