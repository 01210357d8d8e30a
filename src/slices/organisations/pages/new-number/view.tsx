import { Button } from '#ui/govuk/button.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { Textarea } from '#ui/govuk/textarea.tsx';
import { areaWords } from '#ui/words/area-words.ts';
import { ChoiceField, TextField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { EVERY_AREA, KEPT_FOR, keptForWords, OPENINGS, openingWords } from '../../model/local-contact.ts';
import type { Loaded } from './load.ts';

/** Add a number. */
export function view({ home, areas }: Loaded, form: FormState): Drawn {
  return {
    title: 'Add a number',
    heading: 'Add a number',
    caption: home.name,
    lead: 'Ring it once before you add it. Kith writes down that it was checked today.',
    current: 'home',
    backTo: { href: `/numbers?home=${home.homeId}`, text: 'Our own numbers' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <Select
          name="to"
          label="Whom does it ring?"
          value={valueOf(form.values, 'to')}
          errorMessage={errorOf(form, 'to')}
          items={[
            { value: '', text: 'Choose' },
            ...KEPT_FOR.map((to) => ({ value: to, text: keptForWords(to) })),
          ]}
        />
        <TextField form={form} name="name" label="Name" hint="As they answer the telephone" />
        <TextField form={form} name="phone" label="Telephone number" type="tel" />
        <TextField form={form} name="email" label="E-mail address" type="email" />
        <ChoiceField
          form={form}
          name="open"
          label="When does it answer?"
          items={OPENINGS.map((open) => ({ value: open, text: openingWords(open) }))}
        />
        {areas.length > 0 && (
          <Select
            name="area"
            label="For children of which area?"
            value={valueOf(form.values, 'area')}
            errorMessage={errorOf(form, 'area')}
            items={[
              { value: EVERY_AREA, text: 'Every area' },
              ...areas.map((area) => ({ value: area, text: areaWords(area) })),
            ]}
          />
        )}
        <Textarea
          name="purpose"
          label="What is it for?"
          hint="Who may use it, and for what"
          rows={2}
          value={valueOf(form.values, 'purpose')}
          errorMessage={errorOf(form, 'purpose')}
        />
        <Button preventDoubleClick>Add this number</Button>
      </form>
    ),
  };
}
