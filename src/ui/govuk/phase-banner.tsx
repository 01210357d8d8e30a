import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, type Rich, rich } from './content.ts';
import { Tag, type TagOptions } from './tag.tsx';

export interface PhaseBannerProps {
  readonly tag: Rich<TagOptions>;
  readonly children?: Content | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Says above the page that this is a trial or a demonstration. */
export function PhaseBanner(props: PhaseBannerProps): VNode {
  const tag = rich<TagOptions>(props.tag);
  return (
    <div {...props.attributes} class={classNames('govuk-phase-banner govuk-width-container', props.classes)}>
      <p class="govuk-phase-banner__content">
        <Tag classes={classNames('govuk-phase-banner__content__tag', tag?.classes)}>{tag?.content}</Tag>
        <span class="govuk-phase-banner__text">{props.children}</span>
      </p>
    </div>
  );
}
