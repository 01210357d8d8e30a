import type { VNode } from 'preact';
import { type Attributes, type Content, classNames, type Rich, rich } from './content.ts';
import { ErrorMessage, type ErrorMessageOptions } from './error-message.tsx';
import { Hint, type HintOptions } from './hint.tsx';
import { Label, type LabelOptions } from './label.tsx';

/** The group around a control: its classes, attributes, and content put right before or after the control. */
export interface FormGroupOptions {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly beforeInput?: Rich | undefined;
  readonly afterInput?: Rich | undefined;
}

/** What every question has, whatever control answers it. */
export interface QuestionProps {
  readonly hint?: Rich<HintOptions> | undefined;
  /** What to do about the answer. `undefined` where it is in order. */
  readonly errorMessage?: Rich<ErrorMessageOptions> | undefined;
}

/** What a single labelled control has. */
export interface FieldProps extends QuestionProps {
  /** Name the form is sent with. */
  readonly name?: string | undefined;
  /** Id of the control; the name where absent. An error summary links to it. */
  readonly id?: string | undefined;
  readonly label?: Rich<LabelOptions> | undefined;
  /** Ids of further elements that describe the control. */
  readonly describedBy?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
  readonly formGroup?: FormGroupOptions | undefined;
}

/** The id of a field's control. */
export function fieldId(props: Pick<FieldProps, 'id' | 'name'>): string | undefined {
  return props.id || props.name;
}

/** Ids that describe a control: what was given, then its hint, then its error. `undefined` where there is none. */
export function describedBy(
  id: string | undefined,
  given: string | undefined,
  question: QuestionProps,
): string | undefined {
  const ids = [given, rich(question.hint) && `${id}-hint`, rich(question.errorMessage) && `${id}-error`];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** The box around one question; red at its edge while the question has an error. */
export function FormGroup(props: {
  hasError: boolean;
  options: FormGroupOptions | undefined;
  children: Content;
}): VNode {
  return (
    <div
      {...props.options?.attributes}
      class={classNames(
        'govuk-form-group',
        props.hasError && 'govuk-form-group--error',
        props.options?.classes,
      )}
    >
      {props.children}
    </div>
  );
}

/** Hint and error of a question, with the ids that `describedBy` names. */
export function HintAndError(props: { id: string | undefined; question: QuestionProps }): VNode {
  const hint = rich(props.question.hint);
  const error = rich(props.question.errorMessage);
  return (
    <>
      {hint && (
        <Hint id={`${props.id}-hint`} classes={hint.classes} attributes={hint.attributes}>
          {hint.content}
        </Hint>
      )}
      {error && (
        <ErrorMessage
          id={`${props.id}-error`}
          classes={error.classes}
          attributes={error.attributes}
          visuallyHiddenText={error.visuallyHiddenText}
        >
          {error.content}
        </ErrorMessage>
      )}
    </>
  );
}

/** Label, hint and error above a control, then the control itself, in their group. */
export function Field(props: { field: FieldProps; children: Content }): VNode {
  const { field } = props;
  const id = fieldId(field);
  const label = rich(field.label);
  return (
    <FormGroup hasError={rich(field.errorMessage) !== undefined} options={field.formGroup}>
      <Label
        for={id}
        classes={label?.classes}
        isPageHeading={label?.isPageHeading}
        attributes={label?.attributes}
      >
        {label?.content}
      </Label>
      <HintAndError id={id} question={field} />
      {props.children}
    </FormGroup>
  );
}

/** The string form of a tri-state HTML attribute; absent where nobody decided. */
export function yesNo(value: boolean | undefined): 'true' | 'false' | undefined {
  if (value === undefined) return undefined;
  return value ? 'true' : 'false';
}
