import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { Input } from '#ui/govuk/input.tsx';
import type { PublicDrawn } from '#web/public-page.ts';
import { withNext } from '../../parts/next-query.ts';

/** What the set-up of codes shows. */
export type SetUpCodeState = {
  readonly hidden: VNode;
  readonly next: string;
  /** The QR code as one SVG path. */
  readonly qr: { readonly size: number; readonly path: string };
  /** The secret in groups, for typing. */
  readonly secret: string;
  /** The secret sealed, to come back with the form. */
  readonly sealed: string;
  readonly error?: string | undefined;
};

/** The page on which somebody joins their phone to their account, once. */
export function setUpCodeView(state: SetUpCodeState): PublicDrawn {
  const { size, path } = state.qr;
  return {
    title: 'Set up your codes',
    heading: 'Set up your codes',
    lead: 'From now on you sign in with your password and a code from your phone, so that a password alone opens nothing.',
    errors: state.error === undefined ? [] : [{ field: 'code', text: state.error }],
    body: (
      <>
        <ol class="govuk-list govuk-list--number">
          <li>Get an authenticator app on your phone, if you have none.</li>
          <li>Add an account in it and point the camera at this square.</li>
          <li>Type the six digits that the app then shows for Kith.</li>
        </ol>
        <svg
          class="kith-qr"
          role="img"
          aria-label="QR code for your authenticator app. The key to type instead is below."
          xmlns="http://www.w3.org/2000/svg"
          width="232"
          height="232"
          viewBox={`0 0 ${size} ${size}`}
          shape-rendering="crispEdges"
        >
          <rect width={size} height={size} fill="#ffffff" />
          <path d={path} fill="#000000" />
        </svg>
        <Details summary="The camera does not work">
          <p>Choose “enter a key” in the app and type:</p>
          <p>
            <code>{state.secret}</code>
          </p>
        </Details>
        <form method="post" action={withNext('/sign-in/set-up-code', state.next)} noValidate>
          {state.hidden}
          <input type="hidden" name="sealed" value={state.sealed} />
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
      </>
    ),
  };
}
