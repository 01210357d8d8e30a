import type { VNode } from 'preact';
import { decapital } from '#kernel/fill-words.ts';
import { Clauses } from '#ui/duty/clauses.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { Textarea } from '#ui/govuk/textarea.tsx';
import type { OpenSetting } from './open-settings.ts';
import { fieldOf, lengthsFor, valueInWords } from './open-settings.ts';
import type { FormBody } from './page.ts';
import { valueOf } from './page.ts';

/** A form with a setting's field in it, as it is drawn: what was typed, and what is wrong with a field. */
export type SettingAsked = {
  readonly values: FormBody;
  readonly errorAt: (field: string) => string | undefined;
};

/** The question that one setting asks, with what is left open, why its default is safe, and what it is. */
export function SettingField({
  asked,
  setting,
}: {
  readonly asked: SettingAsked;
  readonly setting: OpenSetting;
}): VNode {
  const field = fieldOf(setting);
  const value = valueOf(asked.values, field);
  const usual = decapital(valueInWords(setting, setting.default));
  const hint = (
    <>
      {setting.why} <Clauses ids={setting.clauses} /> Kith’s safe default: {usual}.
    </>
  );
  const common = { name: field, hint: { content: hint }, errorMessage: asked.errorAt(field) };
  const label = { content: setting.ask, classes: 'govuk-label--s' };
  const fieldset = { legend: { content: setting.ask, classes: 'govuk-fieldset__legend--s' } };
  switch (setting.type) {
    case 'duration':
      return (
        <Select
          {...common}
          label={label}
          value={value}
          items={lengthsFor(setting, value).map((each) => ({
            value: each,
            text: valueInWords(setting, each),
          }))}
        />
      );
    case 'choice':
      return (
        <Radios
          {...common}
          fieldset={fieldset}
          value={value}
          items={(setting.choices ?? []).map((choice) => ({ value: choice.value, content: choice.text }))}
        />
      );
    case 'yes-no':
      return (
        <Radios
          {...common}
          fieldset={fieldset}
          value={value}
          classes="govuk-radios--inline"
          items={[
            { value: 'yes', content: 'Yes' },
            { value: 'no', content: 'No' },
          ]}
        />
      );
    case 'text':
      return <Textarea {...common} label={label} rows={3} value={value} />;
    case 'time':
      return <Input {...common} label={label} classes="govuk-input--width-5" value={value} />;
    case 'office-hours':
      return <Input {...common} label={label} classes="govuk-input--width-20" value={value} />;
  }
}
