import type { KnownBrowser } from '#slices/account/index.ts';
import { Button } from '#ui/govuk/button.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valuesOf } from '#web/page.ts';

export type Loaded = { readonly browser: KnownBrowser };

/** A device leaves the home's hands. */
export function view({ browser }: Loaded, form: FormState): Drawn {
  return {
    title: 'A device lost or given away',
    heading: `${browser.name}: lost or given away`,
    lead: 'Everybody who is signed in on it, or put a session aside there, is out of it at once.',
    current: 'home',
    backTo: { href: '/browsers', text: 'Where people sign in' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <Checkboxes
          name="end"
          hint="Nothing about a child lies on it. Was a key or a phone with it? Have their people remove those passkeys, or give them a way in again."
          errorMessage={errorOf(form, 'end')}
          values={[...valuesOf(form.values, 'end')]}
          items={[{ value: 'end', content: 'It is no longer in our hands' }]}
        />
        <Button preventDoubleClick>Sign everybody out of it</Button>
      </form>
    ),
  };
}
