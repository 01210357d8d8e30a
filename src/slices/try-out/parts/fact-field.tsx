import type { VNode } from 'preact';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { Textarea } from '#ui/govuk/textarea.tsx';
import { DayField } from '#web/form-fields.tsx';
import type { FormState } from '#web/page.ts';
import { errorOf, valueOf, valuesOf } from '#web/page.ts';
import type { FactField as Field } from '../model/fact-fields.ts';
import { NONE, NOT_KNOWN, valueInWords } from '../model/fact-fields.ts';

/** More choices than this are easier to find in a list that opens. */
const MANY = 6;

/** The control of one fact, by its type. What nobody has said is not known, and says so. */
export function FactField({ field, form }: { readonly field: Field; readonly form: FormState }): VNode {
  const { name, label, fact, required } = field;
  const errorMessage = errorOf(form, name);
  const value = valueOf(form.values, name);
  const legend = { content: label, classes: 'govuk-fieldset__legend--s' };
  switch (fact.is) {
    case 'boolean':
      return (
        <Radios
          name={name}
          classes="govuk-radios--inline govuk-radios--small"
          fieldset={{ legend }}
          errorMessage={errorMessage}
          value={value || NOT_KNOWN}
          items={[
            { value: 'yes', content: 'Yes' },
            { value: 'no', content: 'No' },
            { value: NOT_KNOWN, content: 'Not known' },
          ]}
        />
      );
    case 'one-of':
      return fact.values.length > MANY ? (
        <Select
          name={name}
          label={{ content: label, classes: 'govuk-label--s' }}
          errorMessage={errorMessage}
          value={value}
          items={[
            { value: '', text: required ? 'Choose one' : 'Not known' },
            ...fact.values.map((each) => ({ value: each, text: valueInWords(each) })),
          ]}
        />
      ) : (
        <Radios
          name={name}
          classes="govuk-radios--inline govuk-radios--small"
          fieldset={{ legend }}
          errorMessage={errorMessage}
          value={value || (required ? '' : NOT_KNOWN)}
          items={[
            ...fact.values.map((each) => ({ value: each, content: valueInWords(each) })),
            ...(required ? [] : [{ value: NOT_KNOWN, content: 'Not known' }]),
          ]}
        />
      );
    case 'list':
      return fact.values ? (
        <Checkboxes
          name={name}
          classes={`govuk-checkboxes--small${fact.values.length > MANY ? ' kith-in-two' : ''}`}
          fieldset={{ legend }}
          hint={required ? undefined : 'Tick nothing where nobody knows.'}
          errorMessage={errorMessage}
          values={valuesOf(form.values, name)}
          items={[
            ...fact.values.map((each) => ({ value: each, content: valueInWords(each) })),
            ...(required ? [] : [{ value: NONE, content: 'None of these', behaviour: 'exclusive' as const }]),
          ]}
        />
      ) : (
        <Textarea
          name={name}
          rows={3}
          label={{ content: label, classes: 'govuk-label--s' }}
          hint="One on each line."
          errorMessage={errorMessage}
          value={valuesOf(form.values, name).join('\n')}
        />
      );
    case 'date':
      return <DayField form={form} name={name} label={label} />;
    default:
      return (
        <Input
          name={name}
          label={{ content: label, classes: 'govuk-label--s' }}
          hint={fact.is === 'time' ? '24-hour clock, like 17:30' : undefined}
          classes={fact.is === 'text' ? undefined : 'govuk-input--width-5'}
          inputmode={fact.is === 'number' ? 'numeric' : undefined}
          autocomplete="off"
          errorMessage={errorMessage}
          value={value}
        />
      );
  }
}
