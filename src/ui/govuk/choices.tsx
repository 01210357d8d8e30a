import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, type Gappy, type Rich, rich } from './content.ts';
import { describedBy, FormGroup, HintAndError, type QuestionProps } from './field.tsx';
import { Fieldset, type FieldsetOptions } from './fieldset.tsx';
import { Hint, type HintOptions } from './hint.tsx';
import { Label, type LabelOptions } from './label.tsx';

/** One radio or checkbox, or a divider ("or") between two. */
export interface ChoiceItem {
  /** Sent with the form when chosen. */
  readonly value?: string | number | undefined;
  /** What the person reads. */
  readonly content?: Content | undefined;
  readonly id?: string | undefined;
  readonly hint?: Rich<HintOptions> | undefined;
  readonly label?: Pick<LabelOptions, 'classes' | 'attributes'> | undefined;
  /** Decides for this item alone. */
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
  /** Questions shown while this item is chosen. Without JavaScript they are always shown. */
  readonly conditional?: Rich | undefined;
  /** Words between two items; every other field is then unused. */
  readonly divider?: string | undefined;
}

/** What radios and checkboxes have in common. */
export interface ChoicesProps<Item extends ChoiceItem> extends QuestionProps {
  readonly name: string;
  /** Beginning of the items' ids; the name where absent. The first item's id is this alone, for the error summary. */
  readonly idPrefix?: string | undefined;
  /** The question around the items. Leave out only where something else names the group. */
  readonly fieldset?: FieldsetOptions | undefined;
  readonly items: Gappy<Item>;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly formGroup?:
    | {
        readonly classes?: string | undefined;
        readonly attributes?: Attributes | undefined;
        readonly beforeInputs?: Rich | undefined;
        readonly afterInputs?: Rich | undefined;
      }
    | undefined;
}

/** How a checked item is told from the others, and what sets one kind of choice apart from the other. */
export interface ChoiceKind<Item extends ChoiceItem> {
  readonly type: 'radio' | 'checkbox';
  readonly isChosen: (item: Item) => boolean;
  readonly nameOf: (item: Item) => string;
  readonly behaviourOf: (item: Item) => string | undefined;
  /** Description of the whole group, repeated on each item where no fieldset carries it. */
  readonly describedBy: string | undefined;
}

/** Radios or checkboxes in their group, inside a fieldset where there is one. */
export function Choices<Item extends ChoiceItem>(props: {
  choices: ChoicesProps<Item>;
  kind: ChoiceKind<Item>;
}): VNode {
  const { choices, kind } = props;
  const prefix = choices.idPrefix || choices.name;
  const block = `govuk-${kind.type === 'radio' ? 'radios' : 'checkboxes'}`;
  const ownDescription = choices.fieldset?.describedBy || kind.describedBy;
  const description = describedBy(prefix, ownDescription, choices);
  const inner = (
    <>
      <HintAndError id={prefix} question={choices} />
      <div {...choices.attributes} class={classNames(block, choices.classes)} data-module={block}>
        {rich(choices.formGroup?.beforeInputs)?.content}
        {choices.items.map(
          (item, index) =>
            item && (
              <Choice
                block={block}
                item={item}
                id={item.id || (index === 0 ? prefix : `${prefix}-${index + 1}`)}
                kind={kind as unknown as ChoiceKind<ChoiceItem>}
                groupDescription={kind.type === 'checkbox' && !choices.fieldset ? description : undefined}
              />
            ),
        )}
        {rich(choices.formGroup?.afterInputs)?.content}
      </div>
    </>
  );
  return (
    <FormGroup hasError={rich(choices.errorMessage) !== undefined} options={choices.formGroup}>
      {choices.fieldset ? (
        <Fieldset {...choices.fieldset} describedBy={description}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}

function Choice(props: {
  block: string;
  item: ChoiceItem;
  id: string;
  kind: ChoiceKind<ChoiceItem>;
  groupDescription: string | undefined;
}): VNode {
  const { block, item, id, kind } = props;
  if (item.divider) return <div class={`${block}__divider`}>{item.divider}</div>;
  const hint = rich(item.hint);
  const hintId = hint && `${id}-item-hint`;
  const conditional = rich(item.conditional);
  const conditionalId = `conditional-${id}`;
  const checked = kind.isChosen(item);
  return (
    <>
      <div class={`${block}__item`}>
        <input
          {...item.attributes}
          class={`${block}__input`}
          id={id}
          name={kind.nameOf(item)}
          type={kind.type}
          value={item.value ?? ''}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={conditional && conditionalId}
          data-behaviour={kind.behaviourOf(item)}
          aria-describedby={[props.groupDescription, hintId].filter(Boolean).join(' ') || undefined}
        />
        <Label
          for={id}
          classes={classNames(`${block}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
        >
          {item.content}
        </Label>
        {hint && (
          <Hint id={hintId} classes={classNames(`${block}__hint`, hint.classes)} attributes={hint.attributes}>
            {hint.content}
          </Hint>
        )}
      </div>
      {conditional && (
        <div
          class={classNames(`${block}__conditional`, !checked && `${block}__conditional--hidden`)}
          id={conditionalId}
        >
          {conditional.content}
        </div>
      )}
    </>
  );
}
