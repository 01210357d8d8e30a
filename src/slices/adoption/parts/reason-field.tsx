import type { VNode } from 'preact';
import { Textarea } from '#ui/govuk/textarea.tsx';
import type { FormState } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';

/** Why something is changed. Every change of settings and policies asks for it. */
export function ReasonField({ form, label }: { readonly form: FormState; readonly label: string }): VNode {
  return (
    <Textarea
      name="reason"
      label={{ content: label, classes: 'govuk-label--s' }}
      hint="It is kept with the change, for those who ask later."
      rows={3}
      value={valueOf(form.values, 'reason')}
      errorMessage={errorOf(form, 'reason')}
    />
  );
}
