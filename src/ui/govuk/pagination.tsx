import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, type Gappy } from './content.ts';

/** The way to the page before or after. */
export interface PaginationLink {
  readonly href?: string | undefined;
  readonly content?: Content | undefined;
  /** What is there, under the link: only where there are no page numbers. */
  readonly labelText?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** A page number, or the gap between two. */
export interface PaginationItem {
  readonly number?: string | number | undefined;
  readonly href?: string | undefined;
  readonly current?: boolean | undefined;
  readonly ellipsis?: boolean | undefined;
  readonly visuallyHiddenText?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface PaginationProps {
  readonly previous?: PaginationLink | undefined;
  readonly next?: PaginationLink | undefined;
  readonly items?: Gappy<PaginationItem> | undefined;
  /** Name of the landmark, "Pagination" by default. */
  readonly landmarkLabel?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

/** The way through a long list. */
export function Pagination(props: PaginationProps): VNode {
  const isBlock = !props.items && Boolean(props.next || props.previous);
  return (
    <nav
      {...props.attributes}
      class={classNames('govuk-pagination', isBlock && 'govuk-pagination--block', props.classes)}
      aria-label={props.landmarkLabel || 'Pagination'}
    >
      {props.previous?.href && <ArrowLink link={props.previous} rel="prev" isBlock={isBlock} />}
      {props.items && (
        <ul class="govuk-pagination__list">
          {props.items.map((item) => item && hasPlace(item) && <PageNumber item={item} />)}
        </ul>
      )}
      {props.next?.href && <ArrowLink link={props.next} rel="next" isBlock={isBlock} />}
    </nav>
  );
}

function ArrowLink(props: { link: PaginationLink; rel: 'prev' | 'next'; isBlock: boolean }): VNode {
  const { link, rel, isBlock } = props;
  const arrow = (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${rel}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={ARROWS[rel]} />
    </svg>
  );
  const isFirst = isBlock || rel === 'prev';
  return (
    <div class={`govuk-pagination__${rel}`}>
      <a {...link.attributes} class="govuk-link govuk-pagination__link" href={link.href ?? ''} rel={rel}>
        {isFirst && arrow}
        <span
          class={classNames(
            'govuk-pagination__link-title',
            isBlock && !link.labelText && 'govuk-pagination__link-title--decorated',
          )}
        >
          {link.content || (
            <>
              {rel === 'prev' ? 'Previous' : 'Next'}
              <span class="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.labelText && isBlock && (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!isFirst && arrow}
      </a>
    </div>
  );
}

/** An item that is neither a page nor a gap is not shown. */
function hasPlace(item: PaginationItem): boolean {
  return item.ellipsis === true || item.number !== undefined;
}

function PageNumber({ item }: { item: PaginationItem }): VNode {
  if (item.ellipsis) {
    return (
      <li
        class={classNames(
          'govuk-pagination__item',
          item.current && 'govuk-pagination__item--current',
          'govuk-pagination__item--ellipsis',
        )}
      >
        ⋯
      </li>
    );
  }
  return (
    <li class={classNames('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        {...item.attributes}
        class="govuk-link govuk-pagination__link"
        href={item.href ?? ''}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
      >
        {item.number}
      </a>
    </li>
  );
}
