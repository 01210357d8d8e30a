import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, type Rich, rich } from './content.ts';
import { describedBy, Field, type FieldProps, fieldId, yesNo } from './field.tsx';

/** Options of a unit shown before or after the input. */
export interface AffixOptions {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export interface InputProps extends FieldProps {
  readonly value?: string | number | undefined;
  /** `text` by default. */
  readonly type?:
    | 'text'
    | 'email'
    | 'tel'
    | 'url'
    | 'number'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'search'
    | 'password'
    | undefined;
  readonly inputmode?:
    | 'numeric'
    | 'decimal'
    | 'text'
    | 'tel'
    | 'email'
    | 'search'
    | 'url'
    | 'none'
    | undefined;
  readonly autocomplete?: string | undefined;
  readonly autocapitalize?: 'none' | 'off' | 'sentences' | 'words' | 'characters' | undefined;
  readonly pattern?: string | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly prefix?: Rich<AffixOptions> | undefined;
  readonly suffix?: Rich<AffixOptions> | undefined;
  /** The row that holds the input with its prefix, suffix and neighbours. */
  readonly inputWrapper?:
    | { readonly classes?: string | undefined; readonly attributes?: Attributes | undefined }
    | undefined;
}

/** One line of text. */
export function Input(props: InputProps): VNode {
  return (
    <Field field={props}>
      <InputInItsRow {...props} />
    </Field>
  );
}

function InputInItsRow(props: InputProps): VNode {
  const before = rich(props.formGroup?.beforeInput);
  const after = rich(props.formGroup?.afterInput);
  const prefix = rich(props.prefix);
  const suffix = rich(props.suffix);
  if (!before && !after && !prefix && !suffix) return <Control {...props} />;
  return (
    <div
      {...props.inputWrapper?.attributes}
      class={classNames('govuk-input__wrapper', props.inputWrapper?.classes)}
    >
      {before?.content}
      {prefix && <Affix kind="prefix" affix={prefix} />}
      <Control {...props} />
      {suffix && <Affix kind="suffix" affix={suffix} />}
      {after?.content}
    </div>
  );
}

function Control(props: InputProps): VNode {
  const id = fieldId(props);
  return (
    <input
      {...props.attributes}
      class={classNames('govuk-input', props.classes, rich(props.errorMessage) && 'govuk-input--error')}
      id={id}
      name={props.name}
      type={(props.type ?? 'text') as 'text'}
      spellcheck={yesNo(props.spellcheck) as unknown as boolean}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedBy(id, props.describedBy, props)}
      autocomplete={props.autocomplete as 'on'}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode as 'text'}
    />
  );
}

function Affix(props: { kind: 'prefix' | 'suffix'; affix: AffixOptions & { content: Content } }): VNode {
  return (
    <div
      {...props.affix.attributes}
      class={classNames(`govuk-input__${props.kind}`, props.affix.classes)}
      aria-hidden="true"
    >
      {props.affix.content}
    </div>
  );
}
