import type { VNode } from 'preact';
import type { Content } from '#ui/govuk/content.ts';

/** Something to know before relying on what stands beside it: where the law has moved, or what is ours. */
export function Note(props: {
  /** Its first words. */
  readonly lead?: string | undefined;
  /** Ours, not the document's. */
  readonly own?: boolean | undefined;
  readonly children: Content;
}): VNode {
  return (
    <div class={`kith-note${props.own ? ' kith-note--own' : ''}`}>
      <p class="kith-tight">
        {props.lead && <strong>{props.lead}</strong>} {props.children}
      </p>
    </div>
  );
}
