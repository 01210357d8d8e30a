import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { PasswordInput } from '#ui/govuk/password-input.tsx';
import type { FieldError } from '#web/page.ts';
import type { PublicDrawn } from '#web/public-page.ts';

/** How the page stands. Codes and passwords are never shown again. */
export type RecoverState = {
  readonly hidden: VNode;
  readonly email: string;
  readonly errors: readonly FieldError[];
};

/** A way in again. */
export function recoverView(state: RecoverState): PublicDrawn {
  const errorAt = (field: string) => state.errors.find((error) => error.field === field)?.text;
  const code = (name: string, label: string, hint?: string) => (
    <Input
      name={name}
      label={label}
      hint={hint}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck={false}
      classes="govuk-input--width-10"
      errorMessage={errorAt(name)}
    />
  );
  return {
    title: 'A way in again',
    heading: 'A way in again',
    lead: 'You have lost your password, phone or key? Two colleagues who may do so vouch for you, and each tells you one code.',
    errors: state.errors,
    body: (
      <>
        <p>
          Ask your manager and a second manager or the responsible individual. Everything that signed you in
          before stops working, on every device.
        </p>
        <form method="post" action="/recover" noValidate>
          {state.hidden}
          <Input
            name="email"
            label="E-mail address"
            type="email"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            value={state.email}
            errorMessage={errorAt('email')}
          />
          {code('first', 'The first code', 'Like 4TQ9M-7KX2B')}
          {code('second', 'The second code')}
          <PasswordInput
            name="password"
            label="A new password"
            hint="12 characters or more. Three or four words that do not belong together do well."
            autocomplete="new-password"
            errorMessage={errorAt('password')}
          />
          <Button preventDoubleClick>Begin anew</Button>
        </form>
        <p>
          <a href="/sign-in">Back to signing in</a>
        </p>
      </>
    ),
  };
}
