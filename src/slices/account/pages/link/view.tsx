import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Input } from '#ui/govuk/input.tsx';
import type { FieldError } from '#web/page.ts';
import { errorOf } from '#web/page.ts';
import type { PublicDrawn } from '#web/public-page.ts';

/** Somebody whom their sign-on knows and Kith does not yet. */
export function linkView(state: {
  readonly hidden: VNode;
  readonly sealed: string;
  readonly name: string;
  readonly email: string;
  readonly errors: readonly FieldError[];
}): PublicDrawn {
  const errorAt = (field: string) => errorOf(state, field);
  return {
    title: 'Link your account',
    heading: 'Link your account, once',
    lead: `${state.name} knows you; Kith does not yet know that it is you. Your manager gives you a code for this.`,
    errors: state.errors,
    body: (
      <form method="post" action="/sign-in/link" noValidate>
        {state.hidden}
        <input type="hidden" name="sealed" value={state.sealed} />
        <Input
          name="email"
          label="E-mail address of your account here"
          type="email"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          value={state.email}
          errorMessage={errorAt('email')}
        />
        <Input
          name="code"
          label="The code from your manager"
          hint="Like 4TQ9M-7KX2B"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          classes="govuk-input--width-10"
          errorMessage={errorAt('code')}
        />
        <Button preventDoubleClick>Link my account</Button>
      </form>
    ),
  };
}
