import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from './content.ts';

export interface InsetTextProps {
  readonly children?: Content | undefined;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Words set apart from the text around them: a quotation, an example. */
export function InsetText(props: InsetTextProps): VNode {
  return (
    <div {...props.attributes} id={props.id} class={classNames('govuk-inset-text', props.classes)}>
      {props.children}
    </div>
  );
}
