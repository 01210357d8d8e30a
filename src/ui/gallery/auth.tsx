import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { PasswordInput } from '#ui/govuk/password-input.tsx';
import { AuthPage } from '#ui/layout/auth-page.tsx';
import type { Assets } from '#ui/layout/chrome.ts';

/** Signing in. */
export function AuthSample({ assets }: { assets: Assets }): VNode {
  return (
    <AuthPage title="Sign in" heading="Sign in" assets={assets}>
      <form method="post" action="/sign-in" novalidate>
        <Input name="email" type="email" label="E-mail address" autocomplete="username" spellcheck={false} />
        <PasswordInput name="password" label="Password" />
        <Button preventDoubleClick>Sign in</Button>
      </form>
    </AuthPage>
  );
}
