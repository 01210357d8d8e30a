import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Input } from '#ui/govuk/input.tsx';
import type { PublicDrawn } from '#web/public-page.ts';
import { withNext } from '../../parts/next-query.ts';

/** The page that asks for a code from an app. */
export function codeView(state: {
  readonly hidden: VNode;
  readonly next: string;
  readonly error?: string | undefined;
}): PublicDrawn {
  return {
    title: 'Enter your code',
    heading: 'Enter your code',
    lead: 'Open the authenticator app on your phone and type the six digits that it shows for Kith.',
    errors: state.error === undefined ? [] : [{ field: 'code', text: state.error }],
    body: (
      <>
        <form method="post" action={withNext('/sign-in/code', state.next)} noValidate>
          {state.hidden}
          <Input
            name="code"
            label="Six-digit code"
            inputmode="numeric"
            autocomplete="one-time-code"
            classes="govuk-input--width-10 govuk-input--extra-letter-spacing"
            spellcheck={false}
            errorMessage={state.error}
          />
          <Button preventDoubleClick>Continue</Button>
        </form>
        <p>
          <a href={withNext('/sign-in', state.next)}>Sign in as somebody else</a>
        </p>
        <p class="kith-muted">Your phone is lost or new? Ask your manager.</p>
      </>
    ),
  };
}
