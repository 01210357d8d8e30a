import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, type Rich, rich } from './content.ts';

/** Options of a legend beside its words. */
export interface LegendOptions {
  readonly classes?: string | undefined;
  /** The legend is also the page's `<h1>`: for a page with one question. */
  readonly isPageHeading?: boolean | undefined;
}

/** What a fieldset around a group of controls can be told. */
export interface FieldsetOptions {
  readonly legend?: Rich<LegendOptions> | undefined;
  readonly classes?: string | undefined;
  readonly role?: string | undefined;
  /** Ids of elements that describe the group, separated by spaces. */
  readonly describedBy?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface FieldsetProps extends FieldsetOptions {
  readonly children?: Content | undefined;
}

/** A group of controls under one question. */
export function Fieldset(props: FieldsetProps): VNode {
  const legend = rich(props.legend);
  return (
    <fieldset
      {...props.attributes}
      class={classNames('govuk-fieldset', props.classes)}
      role={props.role as 'group' | undefined}
      aria-describedby={props.describedBy || undefined}
    >
      {legend && (
        <legend class={classNames('govuk-fieldset__legend', legend.classes)}>
          {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{legend.content}</h1> : legend.content}
        </legend>
      )}
      {props.children}
    </fieldset>
  );
}
