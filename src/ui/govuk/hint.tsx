import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from './content.ts';

/** Options of a hint beside its words. */
export interface HintOptions {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface HintProps extends HintOptions {
  readonly id?: string | undefined;
  readonly children?: Content | undefined;
}

/** Help that stays on the screen under a label. */
export function Hint(props: HintProps): VNode {
  return (
    <div {...props.attributes} id={props.id} class={classNames('govuk-hint', props.classes)}>
      {props.children}
    </div>
  );
}
