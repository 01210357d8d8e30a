import { Button } from '#ui/govuk/button.tsx';
import { DayField, TextField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** Add somebody who speaks for a partner. */
export function view({ partner }: Loaded, form: FormState): Drawn {
  return {
    title: 'Add somebody',
    caption: partner.name,
    heading: 'Add somebody who speaks for it',
    lead: 'They are to be found here, and see nothing of a child or a home.',
    current: 'home',
    backTo: { href: `/partners/${partner.partnerId}`, text: partner.name },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <TextField form={form} name="given-name" label="First name" />
        <TextField form={form} name="family-name" label="Last name" />
        <TextField form={form} name="phone" label="Telephone number" type="tel" />
        <TextField form={form} name="email" label="E-mail address" type="email" />
        <DayField form={form} name="from" label="First day" hint="For example, 27 3 2027" />
        <Button preventDoubleClick>Add this person</Button>
      </form>
    ),
  };
}
