import { Button } from '#ui/govuk/button.tsx';
import { TextField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** Add a passkey. */
export function view({ options, sealed, deviceClass }: Loaded, form: FormState): Drawn {
  return {
    title: 'Add a passkey',
    heading: 'Add a passkey',
    lead: 'A passkey signs you in by itself: no password to type, none to give away on a false page.',
    backTo: { href: '/account', text: 'Your account' },
    body: (
      <form method="post" novalidate data-kith-passkey="create" data-kith-options={options}>
        {form.hidden}
        <input type="hidden" name="sealed" value={sealed} />
        <input type="hidden" name="response" value="" />
        <p>
          {deviceClass === 'shared'
            ? 'Several people use this device, so add the key that you carry with you. What lies inside the device proves only who can unlock it. Your key asks for its own PIN.'
            : 'Add this device itself, with its PIN, face or finger, or a key that you carry with you.'}
        </p>
        <TextField
          form={form}
          name="name"
          label="What do you call it?"
          hint="So that you know it again: “Blue key”, “My office laptop”"
        />
        <p class="govuk-error-message" role="alert" data-kith-passkey-said hidden />
        <Button>Add this passkey</Button>
        <noscript>
          <p>This page needs JavaScript. Without it, sign in with your password and a code.</p>
        </noscript>
      </form>
    ),
  };
}
