import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from '#ui/govuk/content.ts';

export interface CardProps {
  readonly children?: Content | undefined;
  /** Colour of the left edge; no edge where absent. Say in words what it means. */
  readonly edge?: 'harm' | 'soon' | 'plain' | 'held' | 'done' | undefined;
  readonly id?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** White paper on the page's ground. */
export function Card(props: CardProps): VNode {
  const edge = props.edge ? `kith-card--${props.edge}` : 'kith-card--bare';
  return (
    <div
      {...props.attributes}
      id={props.id}
      class={classNames('kith-card kith-card--padded', edge, props.classes)}
    >
      {props.children}
    </div>
  );
}
