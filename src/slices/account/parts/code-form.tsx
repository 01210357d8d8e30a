import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Input } from '#ui/govuk/input.tsx';

/** Asks for the six digits that an authenticator app shows. */
export function CodeForm(props: {
  readonly action: string;
  readonly hidden: VNode;
  readonly error?: string | undefined;
  readonly button?: string;
  /** Above the box: whose code it is, where that is asked. */
  readonly children?: VNode | undefined;
}): VNode {
  return (
    <form method="post" action={props.action} noValidate>
      {props.hidden}
      {props.children}
      <Input
        name="code"
        label="Six-digit code"
        inputmode="numeric"
        autocomplete="one-time-code"
        classes="govuk-input--width-10 govuk-input--extra-letter-spacing"
        spellcheck={false}
        errorMessage={props.error}
      />
      <Button preventDoubleClick>{props.button ?? 'Continue'}</Button>
    </form>
  );
}
