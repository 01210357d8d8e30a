import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from './content.ts';

/** Options of a tag beside its words. */
export interface TagOptions {
  /** Colours of the kit: `kith-tag--harm`, `--soon`, `--held`, `--done`; or a `govuk-tag--<colour>`. */
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface TagProps extends TagOptions {
  readonly children?: Content | undefined;
}

/** A state in one or two words. */
export function Tag(props: TagProps): VNode {
  return (
    <strong {...props.attributes} class={classNames('govuk-tag', props.classes)}>
      {props.children}
    </strong>
  );
}
