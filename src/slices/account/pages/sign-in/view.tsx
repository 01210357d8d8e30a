import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { NotificationBanner } from '#ui/govuk/notification-banner.tsx';
import { PasswordInput } from '#ui/govuk/password-input.tsx';
import type { FieldError } from '#web/page.ts';
import { errorOf } from '#web/page.ts';
import type { PublicDrawn } from '#web/public-page.ts';
import { withNext } from '../../parts/next-query.ts';
import { PasskeyForm } from '../../parts/passkey-form.tsx';

/** How the sign-in page stands. A password is never shown again. */
export type SignInState = {
  readonly hidden: VNode;
  readonly next: string;
  readonly email: string;
  /** The organisation's own sign-on, by name, where there is one. */
  readonly signOn: string | undefined;
  /** What a browser is asked for where somebody has a passkey. */
  readonly asked: { readonly options: string; readonly sealed: string };
  readonly errors: readonly FieldError[];
  /** What has just happened: something typed was kept, or somebody left. */
  readonly news?: 'kept' | 'left' | 'switched' | undefined;
};

const NEWS = {
  kept: 'Kith locked before you sent your form. What you typed is kept for you alone: sign in, and it is there again.',
  left: 'You have signed out.',
  switched: 'The person before you is signed out. Sign in as yourself.',
} as const;

export function signInView(state: SignInState): PublicDrawn {
  const errorAt = (field: string) => errorOf(state, field);
  return {
    title: 'Sign in',
    heading: 'Sign in',
    errors: state.errors,
    banner: state.news && <NotificationBanner>{NEWS[state.news]}</NotificationBanner>,
    body: (
      <>
        {state.signOn !== undefined && (
          <p>
            <Button href={withNext('/sign-in/sso', state.next)}>Sign in with {state.signOn}</Button>
          </p>
        )}
        {state.signOn !== undefined && state.news === 'left' && (
          <p>
            <a href="/sign-out/sso">Sign out of {state.signOn} too</a>
          </p>
        )}
        <form method="post" action={withNext('/sign-in', state.next)} noValidate>
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
          <PasswordInput name="password" label="Password" errorMessage={errorAt('password')} />
          <Button preventDoubleClick>Sign in</Button>
        </form>
        <PasskeyForm
          action={withNext('/sign-in/passkey', state.next)}
          hidden={state.hidden}
          asked={state.asked}
          button="Use a passkey instead"
          secondary
        />
      </>
    ),
  };
}
