import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { ChoiceField, DayField, NewPasswordField, TextField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valueOf, valuesOf } from '#web/page.ts';
import { LONGEST_WORDS } from '../../model/emergency.ts';
import { ROLE_TITLES } from '../../parts/grant-words.ts';
import type { Loaded } from './load.ts';

/** Who, which homes, from when to when, why. */
export function view({ homes }: Loaded, form: FormState): Drawn {
  const error = (field: string) => errorOf(form, field);
  return {
    title: 'Let an inspector or visitor read',
    heading: 'Let an inspector or visitor read',
    lead: 'They read registers and totals. It counts once a second person has agreed, and ends by itself.',
    current: 'home',
    backTo: { href: '/dated-access', text: 'Inspectors and visitors' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <TextField form={form} name="given-name" label="First name" />
        <TextField form={form} name="family-name" label="Last name" />
        <ChoiceField
          form={form}
          name="role"
          label="What do they come for?"
          items={[
            { value: 'inspector', text: `${ROLE_TITLES.inspector}: they inspect the home` },
            {
              value: 'independent-visitor',
              text: `${ROLE_TITLES['independent-visitor']}: they visit the home`,
            },
          ]}
        />
        <Checkboxes
          name="home"
          fieldset={{ legend: { content: 'Which homes?', classes: 'govuk-fieldset__legend--s' } }}
          errorMessage={error('home')}
          values={valuesOf(form.values, 'home')}
          items={homes.map(({ homeId, name }) => ({ value: homeId, content: name }))}
        />
        <DayField form={form} name="from" label="First day" hint="For example, 1 12 2026" />
        <DayField form={form} name="to" label="Last day" hint="They see nothing after it" />
        <CharacterCount
          name="reason"
          maxlength={LONGEST_WORDS}
          threshold={75}
          rows={3}
          label={{ content: 'Why?', classes: 'govuk-label--s' }}
          hint="What visit or inspection it is, and how you know who they are."
          value={valueOf(form.values, 'reason')}
          errorMessage={error('reason')}
        />
        <TextField form={form} name="email" label="E-mail address" hint="To sign in with" type="email" />
        <NewPasswordField
          form={form}
          name="password"
          label="First password"
          hint="12 characters or more. Tell them yourself. At their first sign-in they set up their codes."
        />
        <Button preventDoubleClick>Ask a second person to agree</Button>
      </form>
    ),
  };
}
