import type { VNode } from 'preact';
import { type Attributes, classNames, present, rich } from './content.ts';
import { fieldId } from './field.tsx';
import { Hint } from './hint.tsx';
import { i18nAttributes, type Messages } from './i18n.ts';
import { Textarea, type TextareaProps } from './textarea.tsx';

export interface CharacterCountProps extends TextareaProps {
  /** Most characters. The server must check it too. */
  readonly maxlength?: number | undefined;
  /** Most words, instead of characters. */
  readonly maxwords?: number | undefined;
  readonly countType?: 'characters' | 'words' | 'graphemes' | undefined;
  /** Percentage of the limit from which the count is shown. */
  readonly threshold?: number | undefined;
  readonly countMessage?: { readonly classes?: string | undefined } | undefined;
  /** Said without JavaScript; `%{count}` is the limit. */
  readonly textareaDescriptionText?: string | undefined;
  readonly charactersUnderLimitText?: Messages | undefined;
  readonly charactersAtLimitText?: string | undefined;
  readonly charactersOverLimitText?: Messages | undefined;
  readonly wordsUnderLimitText?: Messages | undefined;
  readonly wordsAtLimitText?: string | undefined;
  readonly wordsOverLimitText?: Messages | undefined;
}

/** A text area that says how much room is left. */
export function CharacterCount(props: CharacterCountProps): VNode {
  const id = fieldId(props);
  const limit = props.maxwords || props.maxlength;
  const countType = props.countType || (props.maxwords ? 'words' : undefined);
  const description =
    props.textareaDescriptionText ||
    `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`;
  const attributes: Record<string, string | number> = {
    'data-module': 'govuk-character-count',
    ...present<string | number>({
      'data-maxlength': props.maxlength,
      'data-maxwords': props.maxwords,
      'data-threshold': props.threshold,
      'data-count-type': countType,
    }),
    ...i18nAttributes({
      'textarea-description':
        !limit && props.textareaDescriptionText ? { other: props.textareaDescriptionText } : undefined,
      'characters-under-limit': props.charactersUnderLimitText,
      'characters-at-limit': props.charactersAtLimitText,
      'characters-over-limit': props.charactersOverLimitText,
      'words-under-limit': props.wordsUnderLimitText,
      'words-at-limit': props.wordsAtLimitText,
      'words-over-limit': props.wordsOverLimitText,
    }),
  };
  const count = (
    <>
      <Hint
        id={`${id}-info`}
        classes={classNames('govuk-character-count__message', props.countMessage?.classes)}
      >
        {limit ? description.replace('%{count}', String(limit)) : undefined}
      </Hint>
      {rich(props.formGroup?.afterInput)?.content}
    </>
  );
  return (
    <Textarea
      {...props}
      id={id}
      // The limit describes the control before its own hint and error do.
      describedBy={`${id}-info`}
      classes={classNames('govuk-js-character-count', props.classes)}
      formGroup={{
        classes: classNames('govuk-character-count', props.formGroup?.classes),
        attributes: { ...attributes, ...props.formGroup?.attributes } as Attributes,
        beforeInput: props.formGroup?.beforeInput,
        afterInput: count,
      }}
    />
  );
}
