import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from './content.ts';

export interface BackLinkProps {
  readonly href?: string | undefined;
  /** "Back" by default. */
  readonly children?: Content | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** The way to the page before. */
export function BackLink(props: BackLinkProps): VNode {
  return (
    <a {...props.attributes} href={props.href || '#'} class={classNames('govuk-back-link', props.classes)}>
      {props.children || 'Back'}
    </a>
  );
}
