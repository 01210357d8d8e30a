import type { VNode } from 'preact';
import { type Attributes, classNames, type Gappy, rich } from './content.ts';
import { describedBy, Field, type FieldProps, fieldId } from './field.tsx';

/** One choice of a list. */
export interface SelectItem {
  /** Sent with the form; the text where absent. */
  readonly value?: string | number | false | undefined;
  readonly text: string;
  /** Decides for this item alone, whatever the select's `value` says. */
  readonly selected?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface SelectProps extends FieldProps {
  readonly items?: Gappy<SelectItem> | undefined;
  /** Value of the item chosen now. */
  readonly value?: string | number | undefined;
  readonly disabled?: boolean | undefined;
}

/** A choice from a long list; for fewer than about seven use radios. */
export function Select(props: SelectProps): VNode {
  const id = fieldId(props);
  const hasError = rich(props.errorMessage) !== undefined;
  return (
    <Field field={props}>
      {rich(props.formGroup?.beforeInput)?.content}
      <select
        {...props.attributes}
        class={classNames('govuk-select', props.classes, hasError && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedBy(id, props.describedBy, props)}
      >
        {(props.items ?? []).map((item) => item && <Choice item={item} chosen={props.value} />)}
      </select>
      {rich(props.formGroup?.afterInput)?.content}
    </Field>
  );
}

function Choice({ item, chosen }: { item: SelectItem; chosen: string | number | undefined }): VNode {
  const asSent = String(item.value ?? item.text);
  const isChosen = Boolean(chosen) && asSent === String(chosen) && item.selected !== false;
  return (
    <option
      {...item.attributes}
      value={item.value === undefined ? undefined : String(item.value)}
      selected={item.selected || isChosen}
      disabled={item.disabled}
    >
      {item.text}
    </option>
  );
}
