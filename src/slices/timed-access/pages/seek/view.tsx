import { Button } from '#ui/govuk/button.tsx';
import { WarningText } from '#ui/govuk/warning-text.tsx';
import { DayField, TextField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';

/** Whose record? */
export function view(_loaded: unknown, form: FormState): Drawn {
  return {
    title: 'Open a record in an emergency',
    heading: 'Open a record in an emergency',
    lead: 'For a child who does not live where you work, when somebody cannot wait for those who work with them.',
    current: 'children',
    backTo: { href: '/children', text: 'Children' },
    body: (
      <>
        <WarningText>In danger now, ring 999 first.</WarningText>
        <form method="post" novalidate>
          {form.hidden}
          <TextField form={form} name="given-name" label="The child’s first name" />
          <TextField form={form} name="family-name" label="The child’s last name" />
          <DayField form={form} name="born" label="When were they born?" hint="For example, 14 5 2012" />
          <Button preventDoubleClick>Find this child</Button>
        </form>
      </>
    ),
  };
}
