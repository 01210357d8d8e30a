import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, type Gappy } from './content.ts';

/** One tab with its panel. */
export interface Tab {
  readonly label: Content;
  readonly id?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** Text stands as a paragraph; vnodes stand as they are. */
  readonly panel: { readonly content?: Content | undefined; readonly attributes?: Attributes | undefined };
}

export interface TabsProps {
  readonly items?: Gappy<Tab> | undefined;
  readonly id?: string | undefined;
  readonly idPrefix?: string | undefined;
  /** Heading above the list without JavaScript, "Contents" by default. */
  readonly title?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Views of one thing, one at a time; without JavaScript one after another. */
export function Tabs(props: TabsProps): VNode {
  const items = props.items ?? [];
  const idOf = (tab: Tab, index: number): string => tab.id || `${props.idPrefix ?? ''}-${index + 1}`;
  return (
    <div
      {...props.attributes}
      id={props.id}
      class={classNames('govuk-tabs', props.classes)}
      data-module="govuk-tabs"
    >
      <h2 class="govuk-tabs__title">{props.title ?? 'Contents'}</h2>
      {items.length > 0 && (
        <ul class="govuk-tabs__list">
          {items.map(
            (tab, index) =>
              tab && (
                <li
                  class={classNames(
                    'govuk-tabs__list-item',
                    index === 0 && 'govuk-tabs__list-item--selected',
                  )}
                >
                  <a {...tab.attributes} class="govuk-tabs__tab" href={`#${idOf(tab, index)}`}>
                    {tab.label}
                  </a>
                </li>
              ),
          )}
        </ul>
      )}
      {items.map(
        (tab, index) =>
          tab && (
            <div
              {...tab.panel.attributes}
              class={classNames('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')}
              id={idOf(tab, index)}
            >
              {typeof tab.panel.content === 'string' ? (
                <p class="govuk-body">{tab.panel.content}</p>
              ) : (
                tab.panel.content
              )}
            </div>
          ),
      )}
    </div>
  );
}
