import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from './content.ts';

export interface SkipLinkProps {
  /** `#content` by default. */
  readonly href?: string | undefined;
  readonly children?: Content | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** The first stop of the keyboard: past the header to the content. `Page` has one. */
export function SkipLink(props: SkipLinkProps): VNode {
  return (
    <a
      {...props.attributes}
      href={props.href || '#content'}
      class={classNames('govuk-skip-link', props.classes)}
      data-module="govuk-skip-link"
    >
      {props.children}
    </a>
  );
}
