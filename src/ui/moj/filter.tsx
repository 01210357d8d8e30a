import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import type { Content } from '#ui/govuk/content.ts';

/** A filter in force, with the way to take it off. */
export interface SelectedFilter {
  readonly heading: string;
  readonly items: readonly { readonly href: string; readonly text: string }[];
}

export interface FilterProps {
  /** Address of the list: the form is a plain GET, so that a filtered list has an address. */
  readonly action: string;
  readonly heading?: string | undefined;
  readonly selected?: readonly SelectedFilter[] | undefined;
  /** Takes every filter off. */
  readonly clearHref?: string | undefined;
  readonly submitText?: string | undefined;
  /** The form's controls. */
  readonly children?: Content | undefined;
}

/** Narrows a list by a form beside it; works without JavaScript. */
export function Filter(props: FilterProps): VNode {
  const selected = props.selected?.filter((group) => group.items.length > 0) ?? [];
  return (
    <form class="moj-filter" method="get" action={props.action}>
      <div class="moj-filter__header">
        <div class="moj-filter__header-title">
          <h2 class="govuk-heading-m">{props.heading ?? 'Filter'}</h2>
        </div>
      </div>
      <div class="moj-filter__content">
        {selected.length > 0 && <Selected groups={selected} clearHref={props.clearHref} />}
        <div class="moj-filter__options">
          {props.children}
          <Button>{props.submitText ?? 'Show these'}</Button>
        </div>
      </div>
    </form>
  );
}

function Selected(props: { groups: readonly SelectedFilter[]; clearHref: string | undefined }): VNode {
  return (
    <div class="moj-filter__selected">
      <div class="moj-filter__selected-heading">
        <div class="moj-filter__heading-title">
          <h2 class="govuk-heading-s">Chosen filters</h2>
        </div>
        {props.clearHref && (
          <div class="moj-filter__heading-action">
            <p>
              <a class="govuk-link govuk-link--no-visited-state" href={props.clearHref}>
                Clear filters
              </a>
            </p>
          </div>
        )}
      </div>
      {props.groups.map((group) => (
        <>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-0">{group.heading}</h3>
          <ul class="moj-filter-tags">
            {group.items.map((item) => (
              <li>
                <a class="moj-filter__tag" href={item.href}>
                  <span class="govuk-visually-hidden">Remove this filter:</span> {item.text}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </div>
  );
}
