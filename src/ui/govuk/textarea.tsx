import type { VNode } from 'preact';
import { classNames, rich } from './content.ts';
import { describedBy, Field, type FieldProps, fieldId, yesNo } from './field.tsx';

export interface TextareaProps extends FieldProps {
  readonly value?: string | undefined;
  /** Lines shown, 5 by default. */
  readonly rows?: number | undefined;
  readonly autocomplete?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/** Several lines of text. */
export function Textarea(props: TextareaProps): VNode {
  const id = fieldId(props);
  const hasError = rich(props.errorMessage) !== undefined;
  return (
    <Field field={props}>
      {rich(props.formGroup?.beforeInput)?.content}
      <textarea
        {...props.attributes}
        class={classNames('govuk-textarea', hasError && 'govuk-textarea--error', props.classes)}
        id={id}
        name={props.name}
        rows={props.rows || 5}
        spellcheck={yesNo(props.spellcheck) as unknown as boolean}
        disabled={props.disabled}
        aria-describedby={describedBy(id, props.describedBy, props)}
        autocomplete={props.autocomplete}
      >
        {afterLeadingNewline(props.value)}
      </textarea>
      {rich(props.formGroup?.afterInput)?.content}
    </Field>
  );
}

/** HTML drops one line break right after `<textarea>`: a text that begins with one needs a second, or it is lost. */
function afterLeadingNewline(value: string | undefined): string | undefined {
  return value?.startsWith('\n') || value?.startsWith('\r') ? `\n${value}` : value;
}
