import type { VNode } from 'preact';
import {
  type Attributes,
  type Content,
  classNames,
  type Gappy,
  type HeadingLevel,
  headingTag,
  type Rich,
  rich,
} from './content.ts';

/** A link beside a row: "Change", with what it changes in hidden words. */
export interface SummaryAction {
  readonly href?: string | undefined;
  readonly content: Content;
  /** Heard after the word: "Change" + "the time". */
  readonly visuallyHiddenText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** The links of a row or card. */
export interface SummaryActions {
  readonly items?: readonly SummaryAction[] | undefined;
  readonly classes?: string | undefined;
}

interface Classes {
  readonly classes?: string | undefined;
}

/** One question with its answer. */
export interface SummaryRow {
  readonly key: Rich<Classes>;
  readonly value?: Rich<Classes> | undefined;
  readonly actions?: SummaryActions | undefined;
  readonly classes?: string | undefined;
}

type CardTitle = Rich<Classes & { readonly headingLevel?: HeadingLevel | undefined }>;

/** A frame with a title around the list. */
export interface SummaryCardOptions {
  readonly title?: CardTitle | undefined;
  readonly actions?: SummaryActions | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface SummaryListProps {
  readonly rows: Gappy<SummaryRow>;
  readonly card?: SummaryCardOptions | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

/** Facts with their names; what was answered, to check before sending. */
export function SummaryList(props: SummaryListProps): VNode {
  const anyActions = props.rows.some((row) => row && (row.actions?.items?.length ?? 0) > 0);
  const title = rich(props.card?.title);
  const list = (
    <dl {...props.attributes} class={classNames('govuk-summary-list', props.classes)}>
      {props.rows.map((row) => row && <Row row={row} anyActions={anyActions} cardTitle={title?.content} />)}
    </dl>
  );
  return props.card ? <Card card={props.card}>{list}</Card> : list;
}

function Row(props: { row: SummaryRow; anyActions: boolean; cardTitle: Content | undefined }): VNode {
  const { row } = props;
  const key = rich(row.key);
  const value = rich(row.value);
  const actions = row.actions?.items ?? [];
  return (
    <div
      class={classNames(
        'govuk-summary-list__row',
        props.anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
        row.classes,
      )}
    >
      <dt class={classNames('govuk-summary-list__key', key?.classes)}>{key?.content}</dt>
      <dd class={classNames('govuk-summary-list__value', value?.classes)}>{value?.content}</dd>
      {actions.length > 0 && (
        <dd class={classNames('govuk-summary-list__actions', row.actions?.classes)}>
          {actions.length === 1 ? (
            <ActionLink action={actions[0]} cardTitle={props.cardTitle} />
          ) : (
            <ul class="govuk-summary-list__actions-list">
              {actions.map((action) => (
                <li class="govuk-summary-list__actions-list-item">
                  <ActionLink action={action} cardTitle={props.cardTitle} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      )}
    </div>
  );
}

function Card(props: { card: SummaryCardOptions; children: Content }): VNode {
  const { card } = props;
  const title = rich(card.title);
  const actions = card.actions?.items ?? [];
  const Heading = headingTag(title?.headingLevel || 2);
  const actionsClass = classNames('govuk-summary-card__actions', card.actions?.classes);
  return (
    <div {...card.attributes} class={classNames('govuk-summary-card', card.classes)}>
      <div class="govuk-summary-card__title-wrapper">
        {title && (
          <Heading class={classNames('govuk-summary-card__title', title.classes)}>{title.content}</Heading>
        )}
        {actions.length === 1 && (
          <div class={actionsClass}>
            <ActionLink action={actions[0]} cardTitle={title?.content} />
          </div>
        )}
        {actions.length > 1 && (
          <ul class={actionsClass}>
            {actions.map((action) => (
              <li class="govuk-summary-card__action">
                <ActionLink action={action} cardTitle={title?.content} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{props.children}</div>
    </div>
  );
}

function ActionLink(props: {
  action: SummaryAction | undefined;
  cardTitle: Content | undefined;
}): VNode | null {
  const { action, cardTitle } = props;
  if (!action) return null;
  return (
    <a {...action.attributes} class={classNames('govuk-link', action.classes)} href={action.href ?? ''}>
      {action.content}
      {(action.visuallyHiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {cardTitle && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  );
}
