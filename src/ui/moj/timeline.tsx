import type { VNode } from 'preact';
import {
  type Attributes,
  type Content,
  classNames,
  type HeadingLevel,
  headingTag,
} from '#ui/govuk/content.ts';

/** One thing that happened. */
export interface TimelineItem {
  readonly title: Content;
  /** Who recorded it: name and role. */
  readonly byline?: Content | undefined;
  /** The moment in words, London time. */
  readonly when: string;
  /** The same moment for machines, ISO 8601. */
  readonly datetime: string;
  readonly content?: Content | undefined;
  readonly id?: string | undefined;
  /** Drawn on the line beside the entry. Say in the title what it means. */
  readonly look?: 'harm' | 'soon' | 'held' | 'done' | undefined;
}

export interface TimelineProps {
  readonly items: readonly TimelineItem[];
  readonly headingLevel?: HeadingLevel | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** What happened, in order of time. */
export function Timeline(props: TimelineProps): VNode {
  const Heading = headingTag(props.headingLevel ?? 2);
  return (
    <div {...props.attributes} class={classNames('moj-timeline', props.classes)}>
      {props.items.map((item) => (
        <div
          class={classNames('moj-timeline__item', item.look && `kith-timeline--${item.look}`)}
          id={item.id}
        >
          <div class="moj-timeline__header">
            <Heading class="moj-timeline__title">{item.title}</Heading>{' '}
            {item.byline !== undefined && <p class="moj-timeline__byline">by {item.byline}</p>}
          </div>
          <p class="moj-timeline__date">
            <time datetime={item.datetime}>{item.when}</time>
          </p>
          {item.content !== undefined && <div class="moj-timeline__description">{item.content}</div>}
        </div>
      ))}
    </div>
  );
}
