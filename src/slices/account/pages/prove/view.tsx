import type { VNode } from 'preact';
import type { PublicDrawn } from '#web/public-page.ts';
import { CodeForm } from '../../parts/code-form.tsx';
import { withNext } from '../../parts/next-query.ts';
import { PasskeyForm } from '../../parts/passkey-form.tsx';

/** Asks for a fresh proof of presence. */
export function proveView(state: {
  readonly hidden: VNode;
  readonly action: string;
  readonly back: string;
  /** Whether a code from an app will do. */
  readonly code: boolean;
  /** These are invented people, whose codes anybody may look up. */
  readonly demonstration: boolean;
  /** What the browser is asked for, where there is a passkey for this device. */
  readonly asked: { readonly options: string; readonly sealed: string } | undefined;
  /** The organisation's own sign-on, where that is how they came. */
  readonly signOn: string | undefined;
  readonly error?: { readonly text: string; readonly field: string } | undefined;
}): PublicDrawn {
  const { error } = state;
  return {
    title: 'Is it still you?',
    heading: 'Is it still you?',
    lead: 'What you are about to do reaches far, so Kith makes sure who sits here. What you typed is kept.',
    errors: error ? [error] : [],
    body: (
      <>
        {state.asked && (
          <PasskeyForm
            action={state.action}
            hidden={state.hidden}
            asked={state.asked}
            button="Use my passkey"
          />
        )}
        {state.code && (
          <CodeForm
            action={state.action}
            hidden={state.hidden}
            error={error?.field === 'code' ? error.text : undefined}
          />
        )}
        {state.demonstration && (
          <p>
            This is a demonstration: <a href="/set-up/demonstration">its people’s codes are here</a>.
          </p>
        )}
        {state.signOn !== undefined && (
          <p>
            <a href={withNext('/sign-in/sso', state.back, { again: 'yes' })}>Prove it with {state.signOn}</a>
          </p>
        )}
        {!state.code && !state.asked && state.signOn === undefined && (
          <p>You have no code and no passkey for this device. Ask your manager for help.</p>
        )}
        <p>
          <a href="/">Go back without doing it</a>
        </p>
      </>
    ),
  };
}
