import type { VNode } from 'preact';
import { type Attributes, type Content, classNames } from './content.ts';

/** One step of the path; without `href` it is the page itself. */
export interface Breadcrumb {
  readonly content: Content;
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface BreadcrumbsProps {
  readonly items: readonly Breadcrumb[];
  readonly collapseOnMobile?: boolean | undefined;
  /** Name of the landmark, "Breadcrumb" by default. */
  readonly labelText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Where the page lies. */
export function Breadcrumbs(props: BreadcrumbsProps): VNode {
  return (
    <nav
      {...props.attributes}
      class={classNames(
        'govuk-breadcrumbs',
        props.classes,
        props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
      )}
      aria-label={props.labelText ?? 'Breadcrumb'}
    >
      <ol class="govuk-breadcrumbs__list">
        {props.items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a {...item.attributes} class="govuk-breadcrumbs__link" href={item.href}>
                {item.content}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.content}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
