import type { VNode } from 'preact';
import { Radios } from '#ui/govuk/radios.tsx';

/** Ring 999: shown before anything else where somebody is not safe. */
export function RingFirst(): VNode {
  return (
    <div class="kith-ring" role="alert">
      <p class="kith-ring__lead">Ring this first. The form can wait.</p>
      <p class="kith-ring__call">
        <a class="kith-ring__number" href="tel:999">
          999
        </a>
      </p>
    </div>
  );
}

/** The first question of every record. */
export function SafeQuestion({ value, error }: { value: string; error: string | undefined }): VNode {
  return (
    <Radios
      name="safe"
      fieldset={{ legend: { content: 'Is everyone safe now?', classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={error}
      value={value}
      items={[
        { value: 'yes', content: 'Yes' },
        { value: 'no', content: 'No', conditional: value === 'no' ? undefined : <RingFirst /> },
        { value: 'not-sure', content: 'Not sure', hint: 'Go and look first. This page waits.' },
      ]}
    />
  );
}
