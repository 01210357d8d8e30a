import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from '#ui/govuk/content.ts';

export interface BadgeProps {
  readonly children?: Content | undefined;
  readonly look?: 'harm' | 'soon' | 'held' | 'done' | undefined;
  readonly attributes?: Attributes | undefined;
}

/** A word about somebody or something, outlined: "Key worker", "Emergency placement". */
export function Badge(props: BadgeProps): VNode {
  return (
    <span {...props.attributes} class={classNames('moj-badge', props.look && `kith-badge--${props.look}`)}>
      {props.children}
    </span>
  );
}
