import { dayInWords } from '#kernel/day-words.ts';
import { Button } from '#ui/govuk/button.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { ChoiceField, DayField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { versionKey } from '../../model/adoption-choices.ts';
import { ReasonField } from '../../parts/reason-field.tsx';
import type { Loaded } from './load.ts';

/** Choose a policy, for whom, from when and why. */
export function view({ home, homes, everywhere, packs }: Loaded, form: FormState): Drawn {
  const places = [
    ...(everywhere ? [{ value: 'everywhere', text: 'The whole organisation' }] : []),
    ...homes.map((each) => ({ value: each.homeId, text: each.name })),
  ];
  return {
    title: 'Adopt a policy',
    heading: 'Adopt a policy or a version',
    caption: places.length === 1 ? home.name : undefined,
    current: 'home',
    backTo: { href: `/policies?home=${home.homeId}`, text: 'Policies we follow' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <Radios
          name="policy"
          fieldset={{ legend: { content: 'Which one?', classes: 'govuk-fieldset__legend--s' } }}
          errorMessage={errorOf(form, 'policy')}
          value={valueOf(form.values, 'policy')}
          items={packs.map((pack) => ({
            value: versionKey(pack),
            content: pack.title,
            hint: {
              content: `${pack.data.meta.publisher}, version ${pack.version}, in force from ${dayInWords(pack.from)}`,
            },
          }))}
        />
        {places.length > 1 && <ChoiceField form={form} name="for" label="Who follows it?" items={places} />}
        <DayField
          form={form}
          name="from"
          label="From which day?"
          hint="What happens from that day on is judged by it. A version followed before goes on for what happened before."
        />
        <ReasonField form={form} label="Why is it adopted?" />
        <p>Nothing changes yet. You see first what would change, for each child.</p>
        <Button preventDoubleClick>See what would change</Button>
      </form>
    ),
  };
}
