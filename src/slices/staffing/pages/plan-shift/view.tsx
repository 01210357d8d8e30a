import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { DayField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { HomeLinks } from '../../parts/home-links.tsx';
import type { Loaded } from './load.ts';

/** Plan a shift. */
export function view({ home, others, people }: Loaded, form: FormState): Drawn {
  return {
    title: 'Plan a shift',
    caption: home.name,
    heading: 'Plan a shift',
    lead: 'The same hours for one day, or for several in a row.',
    current: 'home',
    backTo: { href: `/shifts?home=${home.homeId}`, text: 'Shifts' },
    body: (
      <>
        <form method="post" novalidate>
          {form.hidden}
          <Select
            name="person"
            label={{ content: 'Who?', classes: 'govuk-label--s' }}
            value={valueOf(form.values, 'person')}
            errorMessage={errorOf(form, 'person')}
            items={[
              { value: '', text: 'Choose somebody' },
              ...people.map(({ personId, name }) => ({ value: personId, text: name })),
            ]}
          />
          <DayField form={form} name="on" label="First day" hint="For example, 27 3 2027" />
          <Short form={form} name="starts" label="Begins" hint="24-hour clock, like 07:00" />
          <Short
            form={form}
            name="ends"
            label="Ends"
            hint="Like 15:00; for a night shift the hour of the next morning"
          />
          <Short
            form={form}
            name="days"
            label="For how many days in a row?"
            hint="1 where you leave it empty"
          />
          <Button preventDoubleClick>Put on the rota</Button>
        </form>
        <HomeLinks path="/shifts/new" others={others} />
      </>
    ),
  };
}

function Short(props: {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint: string;
}): VNode {
  const { form, name, label, hint } = props;
  return (
    <Input
      name={name}
      label={{ content: label, classes: 'govuk-label--s' }}
      hint={hint}
      classes="govuk-input--width-5"
      autocomplete="off"
      value={valueOf(form.values, name)}
      errorMessage={errorOf(form, name)}
    />
  );
}
