import type { VNode } from 'preact';
import { DefaultSubmit, FillButton } from '#ui/duty/fill-button.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { DateInput } from '#ui/govuk/date-input.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { NotificationBanner } from '#ui/govuk/notification-banner.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { Select } from '#ui/govuk/select.tsx';
import type { Assets } from '#ui/layout/chrome.ts';
import { CsrfField } from '#ui/layout/csrf-field.tsx';
import { Page } from '#ui/layout/page.tsx';
import { sampleChrome } from './chrome.tsx';

/** A form with errors: the 60-second capture. */
export function FormSample({ assets }: { assets: Assets }): VNode {
  return (
    <Page
      {...sampleChrome(assets)}
      title="Record a device"
      heading="A device was taken"
      backLink={{ href: '/record' }}
      banner={<NotificationBanner title="Signed in again">What you typed is still here.</NotificationBanner>}
      errors={[
        { text: 'Say when it was taken', field: 'taken-day' },
        { text: 'Say whether everyone is safe', field: 'safe' },
      ]}
    >
      <form method="post" action="/record" novalidate>
        <DefaultSubmit />
        <CsrfField csrf="sample" />
        <Select
          name="child"
          label="Whose is it?"
          items={[
            { value: '', text: 'Choose a child' },
            { value: '1', text: 'Rowan M' },
            { value: '2', text: 'Sky A' },
          ]}
        />
        <DateInput
          id="taken"
          namePrefix="taken"
          fieldset={{ legend: { content: 'When was it taken?', classes: 'govuk-fieldset__legend--s' } }}
          hint="For example 20 11 2026"
          errorMessage="Say when it was taken"
          formGroup={{ afterInputs: <FillButton fill="today" dateName="taken" /> }}
        />
        <Input
          name="time"
          label="At what time?"
          hint="24-hour clock, for example 17:30"
          classes="govuk-input--width-5"
          formGroup={{ afterInput: <FillButton fill="now" dateName="taken" timeName="time" /> }}
        />
        <Radios
          name="safe"
          errorMessage="Say whether everyone is safe"
          fieldset={{ legend: { content: 'Is everyone safe now?', classes: 'govuk-fieldset__legend--s' } }}
          items={[
            { value: 'yes', content: 'Yes' },
            {
              value: 'no',
              content: 'No',
              hint: 'Ring 999 first if somebody is in danger',
              conditional: <Input name="who" label="Who is not?" />,
            },
          ]}
        />
        <Checkboxes
          name="grounds"
          fieldset={{ legend: { content: 'Why was it taken?', classes: 'govuk-fieldset__legend--s' } }}
          items={[
            { value: 'harm', content: 'To keep somebody from harm' },
            { value: 'offence', content: 'It may show an offence' },
            { divider: 'or' },
            { value: 'none', content: 'None of these', behaviour: 'exclusive' },
          ]}
        />
        <CharacterCount
          name="said"
          label="What did the child say?"
          maxlength={2000}
          threshold={50}
          rows={4}
        />
        <div class="govuk-button-group">
          <Button preventDoubleClick>Save</Button>
          <Button classes="govuk-button--secondary" href="/record">
            Leave it
          </Button>
          <Button classes="govuk-button--warning">Delete the draft</Button>
          <a class="govuk-link" href="/later">
            Finish later
          </a>
        </div>
      </form>
    </Page>
  );
}
