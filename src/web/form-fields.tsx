import type { VNode } from 'preact';
import { DateInput } from '#ui/govuk/date-input.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { PasswordInput } from '#ui/govuk/password-input.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import type { FormState } from './page.ts';
import { errorOf, valueOf } from './page.ts';

type FieldProps = {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
};

/** One line of text in a form, with what was typed and what to mend. Browsers fill in nothing: it is about others. */
export function TextField({
  form,
  name,
  label,
  hint,
  type = 'text',
}: FieldProps & { readonly type?: 'text' | 'tel' | 'email' }): VNode {
  return (
    <Input
      name={name}
      label={label}
      hint={hint}
      type={type}
      autocomplete="off"
      spellcheck={false}
      autocapitalize={type === 'email' ? 'none' : undefined}
      classes={type === 'tel' ? 'govuk-input--width-20' : undefined}
      value={valueOf(form.values, name)}
      errorMessage={errorOf(form, name)}
    />
  );
}

/** A password that somebody chooses; it is never shown again. */
export function NewPasswordField({ form, name, label, hint }: FieldProps): VNode {
  return (
    <PasswordInput
      name={name}
      label={label}
      hint={hint}
      autocomplete="new-password"
      errorMessage={errorOf(form, name)}
    />
  );
}

/** A day in three boxes. `name` is their prefix. */
export function DayField({ form, name, label, hint }: FieldProps): VNode {
  const part = (kind: string) => ({ name: kind, value: valueOf(form.values, `${name}-${kind}`) });
  return (
    <DateInput
      id={name}
      namePrefix={name}
      fieldset={{ legend: { content: label, classes: 'govuk-fieldset__legend--s' } }}
      hint={hint}
      errorMessage={errorOf(form, `${name}-day`)}
      day={part('day')}
      month={part('month')}
      year={part('year')}
    />
  );
}

/** One of several. `start` is chosen where nothing has been sent yet. */
export function ChoiceField({
  form,
  name,
  label,
  hint,
  start,
  items,
}: FieldProps & {
  readonly start?: string | undefined;
  readonly items: readonly {
    readonly value: string;
    readonly text: string;
    readonly conditional?: VNode | undefined;
  }[];
}): VNode {
  return (
    <Radios
      name={name}
      fieldset={{ legend: { content: label, classes: 'govuk-fieldset__legend--s' } }}
      hint={hint}
      errorMessage={errorOf(form, name)}
      value={valueOf(form.values, name) || start}
      items={items.map(({ value, text, conditional }) => ({
        value,
        content: text,
        ...(conditional ? { conditional: { content: conditional } } : {}),
      }))}
    />
  );
}
