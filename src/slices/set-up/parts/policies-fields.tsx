import type { VNode } from 'preact';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { DateInput } from '#ui/govuk/date-input.tsx';
import { valueOf, valuesOf } from '#web/page.ts';
import type { Asked } from '../model/asked.ts';
import type { PolicyOnOffer } from '../model/policies-on-offer.ts';

/** The policies on the shelf, and from when they are followed. */
export function PoliciesFields({
  asked: { values, errorAt },
  policies,
}: {
  asked: Asked;
  policies: readonly PolicyOnOffer[];
}): VNode {
  const part = (name: string) => ({ name, value: valueOf(values, `from-${name}`) });
  return (
    <>
      <Checkboxes
        name="policy"
        fieldset={{
          legend: { content: 'Which policies does your home follow?', classes: 'govuk-fieldset__legend--m' },
        }}
        hint="Choose all that hold. Where two of them differ, Kith applies the stricter and shows you both."
        errorMessage={errorAt('policy')}
        values={[...valuesOf(values, 'policy')]}
        items={policies.map((policy) => ({
          value: policy.value,
          content: policy.title,
          hint: {
            content: (
              <>
                {policy.source}, {policy.inForce}.
                <br />
                It covers: {policy.covers.join(' · ')}.
              </>
            ),
          },
        }))}
      />
      <DateInput
        id="from"
        namePrefix="from"
        fieldset={{ legend: { content: 'From which day?', classes: 'govuk-fieldset__legend--s' } }}
        hint="What happened before that day can still be recorded."
        errorMessage={errorAt('from-day')}
        day={part('day')}
        month={part('month')}
        year={part('year')}
      />
    </>
  );
}
