import type { VNode } from 'preact';
import { Input } from '#ui/govuk/input.tsx';
import { PasswordInput } from '#ui/govuk/password-input.tsx';
import { valueOf } from '#web/page.ts';
import type { Asked } from '../model/asked.ts';

/** The first person who may sign in. */
export function ManagerFields({
  asked: { values, errorAt },
  chosen,
}: {
  asked: Asked;
  chosen: boolean;
}): VNode {
  return (
    <>
      <Input
        name="given-name"
        label="First name"
        autocomplete="given-name"
        spellcheck={false}
        value={valueOf(values, 'given-name')}
        errorMessage={errorAt('given-name')}
      />
      <Input
        name="family-name"
        label="Last name"
        autocomplete="family-name"
        spellcheck={false}
        value={valueOf(values, 'family-name')}
        errorMessage={errorAt('family-name')}
      />
      <Input
        name="email"
        label="E-mail address"
        hint="To sign in with"
        type="email"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        value={valueOf(values, 'email')}
        errorMessage={errorAt('email')}
      />
      <PasswordInput
        name="password"
        label="Password"
        autocomplete="new-password"
        hint={
          chosen
            ? 'Leave this empty to keep the password you chose.'
            : '12 characters or more. Three or four words that do not belong together do well.'
        }
        errorMessage={errorAt('password')}
      />
    </>
  );
}
