import type { VNode } from 'preact';
import { Textarea } from '#ui/govuk/textarea.tsx';
import { ChoiceField, DayField } from '#web/form-fields.tsx';
import type { FormState } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';

/** When something ends: now, or with a later day. */
export function EndWhen({ form, label }: { readonly form: FormState; readonly label: string }): VNode {
  return (
    <ChoiceField
      form={form}
      name="when"
      label={label}
      items={[
        { value: 'now', text: 'Now, this minute, wherever they are signed in' },
        {
          value: 'day',
          text: 'With the end of a day',
          conditional: <DayField form={form} name="last" label="Last day" hint="For example, 27 3 2027" />,
        },
      ]}
    />
  );
}

/** Why, in a few words. It stays with the role. */
export function ReasonField({ form, hint }: { readonly form: FormState; readonly hint: string }): VNode {
  return (
    <Textarea
      name="reason"
      label={{ content: 'Why?', classes: 'govuk-label--s' }}
      hint={hint}
      rows={2}
      value={valueOf(form.values, 'reason')}
      errorMessage={errorOf(form, 'reason')}
    />
  );
}
