import type { VNode } from 'preact';
import type { PublicDrawn } from '#web/public-page.ts';
import { PasskeyForm } from '../../parts/passkey-form.tsx';

/** Signing in by passkey, and why it was refused. */
export function passkeySignInView(state: {
  readonly hidden: VNode;
  readonly action: string;
  readonly otherwise: string;
  readonly asked: { readonly options: string; readonly sealed: string };
  readonly error?: string | undefined;
}): PublicDrawn {
  return {
    title: 'Sign in with a passkey',
    heading: 'Sign in with a passkey',
    lead: 'On a tablet that the home shares, use the key that you carry and its PIN.',
    errors: state.error === undefined ? [] : [{ field: '', text: state.error }],
    body: (
      <>
        <PasskeyForm
          action={state.action}
          hidden={state.hidden}
          asked={state.asked}
          button="Use my passkey"
        />
        <p>
          <a href={state.otherwise}>Sign in with your password and a code</a>
        </p>
      </>
    ),
  };
}
