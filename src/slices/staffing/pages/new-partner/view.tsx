import { Button } from '#ui/govuk/button.tsx';
import { ChoiceField, TextField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** Add an agency or a partnership. */
export function view({ homes, forAll }: Loaded, form: FormState): Drawn {
  return {
    title: 'Add an agency or a partnership',
    heading: 'Add an agency or a partnership',
    current: 'home',
    backTo: { href: '/partners', text: 'Agencies and partnerships' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <ChoiceField
          form={form}
          name="kind"
          label="What is it?"
          items={[
            { value: 'agency', text: 'An agency: a school, a clinic, a police team' },
            { value: 'partnership', text: 'A safeguarding partnership' },
          ]}
        />
        {homes.length + (forAll ? 1 : 0) > 1 && (
          <ChoiceField
            form={form}
            name="home"
            label="Who works with it?"
            items={[
              ...homes.map((home) => ({ value: home.homeId, text: home.name })),
              ...(forAll ? [{ value: 'all', text: 'Every home' }] : []),
            ]}
          />
        )}
        <TextField form={form} name="name" label="Name" />
        <TextField form={form} name="phone" label="Telephone number, if you have it" type="tel" />
        <Button preventDoubleClick>Add it</Button>
      </form>
    ),
  };
}
