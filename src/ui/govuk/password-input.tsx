import type { VNode } from 'preact';
import { Button } from './button.tsx';
import { type Attributes, classNames, rich } from './content.ts';
import { type FieldProps, fieldId } from './field.tsx';
import { i18nAttributes } from './i18n.ts';
import { Input } from './input.tsx';

export interface PasswordInputProps extends FieldProps {
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** `current-password` by default; `new-password` where one is chosen. */
  readonly autocomplete?: string | undefined;
  readonly button?: { readonly classes?: string | undefined } | undefined;
  readonly showPasswordText?: string | undefined;
  readonly hidePasswordText?: string | undefined;
  readonly showPasswordAriaLabelText?: string | undefined;
  readonly hidePasswordAriaLabelText?: string | undefined;
  readonly passwordShownAnnouncementText?: string | undefined;
  readonly passwordHiddenAnnouncementText?: string | undefined;
}

/** A password with a button to show it; the button appears with JavaScript only. */
export function PasswordInput(props: PasswordInputProps): VNode {
  const id = fieldId(props);
  const toggle = (
    <>
      <Button
        type="button"
        classes={classNames(
          'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
          props.button?.classes,
        )}
        attributes={{
          'aria-controls': id ?? '',
          'aria-label': props.showPasswordAriaLabelText ?? 'Show password',
          hidden: true,
        }}
      >
        {props.showPasswordText ?? 'Show'}
      </Button>
      {rich(props.formGroup?.afterInput)?.content}
    </>
  );
  const attributes: Attributes = {
    'data-module': 'govuk-password-input',
    ...i18nAttributes({
      'show-password': props.showPasswordText,
      'hide-password': props.hidePasswordText,
      'show-password-aria-label': props.showPasswordAriaLabelText,
      'hide-password-aria-label': props.hidePasswordAriaLabelText,
      'password-shown-announcement': props.passwordShownAnnouncementText,
      'password-hidden-announcement': props.passwordHiddenAnnouncementText,
    }),
    ...props.formGroup?.attributes,
  };
  return (
    <Input
      {...props}
      id={id}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete || 'current-password'}
      classes={classNames('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      formGroup={{
        classes: classNames('govuk-password-input', props.formGroup?.classes),
        attributes,
        beforeInput: props.formGroup?.beforeInput,
        afterInput: toggle,
      }}
    />
  );
}
