import type { VNode } from 'preact';
import { Button } from './button.tsx';
import { type Attributes, type Content, classNames, type HeadingLevel, headingTag } from './content.ts';

/** A button or link at the foot of an interruption panel. */
export interface PanelAction {
  readonly content: Content;
  readonly href?: string | undefined;
  readonly type?: 'submit' | 'button' | 'reset' | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface PanelProps {
  readonly title: Content;
  readonly children?: Content | undefined;
  readonly headingLevel?: HeadingLevel | undefined;
  /** `govuk-panel--interruption` makes it a page that must be read before going on. */
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** Shown on an interruption only. */
  readonly actions?:
    | {
        readonly items?: readonly PanelAction[] | undefined;
        readonly classes?: string | undefined;
        readonly attributes?: Attributes | undefined;
      }
    | undefined;
}

/** The end of a journey, said large; or an interruption. */
export function Panel(props: PanelProps): VNode {
  const isInterruption = props.classes?.includes('govuk-panel--interruption') ?? false;
  const Heading = headingTag(props.headingLevel || 1);
  return (
    <div
      {...props.attributes}
      class={classNames('govuk-panel', !isInterruption && 'govuk-panel--confirmation', props.classes)}
    >
      <Heading class="govuk-panel__title">{props.title}</Heading>
      {props.children !== undefined && <div class="govuk-panel__body">{props.children}</div>}
      {isInterruption && props.actions && (
        <div {...props.actions.attributes} class={classNames('govuk-panel__actions', props.actions.classes)}>
          {props.actions.items && props.actions.items.length > 0 && (
            <div class="govuk-button-group">
              {props.actions.items.map((action) => (
                <Action {...action} />
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function Action(action: PanelAction): VNode {
  if (!action.href || action.type === 'button') {
    return (
      <Button
        type={action.type ?? 'button'}
        classes={classNames('govuk-button--inverse', action.classes)}
        href={action.href}
        attributes={action.attributes}
      >
        {action.content}
      </Button>
    );
  }
  return (
    <a
      {...action.attributes}
      class={classNames('govuk-link govuk-link--inverse', action.classes)}
      href={action.href}
    >
      {action.content}
    </a>
  );
}
