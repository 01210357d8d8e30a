import type { VNode } from 'preact';
import type { Content } from '#ui/govuk/content.ts';

/** Two columns, two thirds and one third; one below the other where there is no room. */
export function Columns(props: { main: Content; side: Content }): VNode {
  return (
    <div class="kith-columns">
      <div class="kith-columns__main">{props.main}</div>
      <div class="kith-columns__side">{props.side}</div>
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section(props: {
  readonly heading: Content;
  readonly id?: string | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly children?: Content | undefined;
}): VNode {
  const Heading = `h${props.level ?? 2}` as const;
  return (
    <section class="kith-section" id={props.id}>
      <Heading class="kith-section__heading">{props.heading}</Heading>
      {props.children}
    </section>
  );
}

/** Lets a wide table be moved sideways on its own, by finger or by keyboard, without moving the page. */
export function Scroll(props: { readonly label: string; readonly children?: Content | undefined }): VNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section class="kith-scroll" aria-label={props.label} tabIndex={0}>
      {props.children}
    </section>
  );
}
