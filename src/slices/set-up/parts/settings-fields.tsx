import type { VNode } from 'preact';
import { decapital } from '#kernel/fill-words.ts';
import { Details } from '#ui/govuk/details.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { Textarea } from '#ui/govuk/textarea.tsx';
import { valueOf } from '#web/page.ts';
import type { Asked } from '../model/asked.ts';
import type { OpenSetting, SettingGroup } from '../model/open-settings.ts';
import { fieldOf, lengthsFor, valueInWords } from '../model/open-settings.ts';

/** What the policies leave open, by policy, folded away: everything has a value already. */
export function SettingsFields({ asked, groups }: { asked: Asked; groups: readonly SettingGroup[] }): VNode {
  return (
    <>
      {groups.map((group) => {
        const open = group.settings.some((setting) => asked.errorAt(fieldOf(setting)) !== undefined);
        const many = group.settings.length;
        return (
          <Details summary={`${group.title}: ${many} ${many === 1 ? 'question' : 'questions'}`} open={open}>
            {group.settings.map((setting) => (
              <Field asked={asked} setting={setting} />
            ))}
          </Details>
        );
      })}
    </>
  );
}

function Field({ asked, setting }: { asked: Asked; setting: OpenSetting }): VNode {
  const field = fieldOf(setting);
  const value = valueOf(asked.values, field);
  const clauses = setting.clauses.length > 0 ? ` (${setting.clauses.join(', ')})` : '';
  const hint = `${setting.why}${clauses} Kith’s safe default: ${decapital(valueInWords(setting, setting.default))}.`;
  const common = { name: field, hint, errorMessage: asked.errorAt(field) };
  const label = { content: setting.ask, classes: 'govuk-label--s' };
  const fieldset = { legend: { content: setting.ask, classes: 'govuk-fieldset__legend--s' } };
  switch (setting.type) {
    case 'duration':
      return (
        <Select
          {...common}
          label={label}
          value={value}
          items={lengthsFor(setting).map((each) => ({ value: each, text: valueInWords(setting, each) }))}
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
