import { Button } from '#ui/govuk/button.tsx';
import { ChoiceField, NewPasswordField, TextField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { HOME_ROLES, roleWords } from '../../model/role-words.ts';
import type { Loaded } from './load.ts';

/** Add a colleague. */
export function view({ homes }: Loaded, form: FormState): Drawn {
  return {
    title: 'Add a colleague',
    heading: 'Add a colleague',
    lead: `They work at ${homes.length === 1 ? homes[0]?.name : 'the home you choose'} from today, and see its children.`,
    current: 'home',
    backTo: { href: '/people', text: 'People' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <TextField form={form} name="given-name" label="First name" />
        <TextField form={form} name="family-name" label="Last name" />
        {homes.length > 1 && (
          <ChoiceField
            form={form}
            name="home"
            label="Which home?"
            items={homes.map((home) => ({ value: home.homeId, text: home.name }))}
          />
        )}
        <ChoiceField
          form={form}
          name="role"
          label="What is their role?"
          items={HOME_ROLES.map((role) => ({ value: role, text: roleWords(role) }))}
        />
        <TextField form={form} name="phone" label="Telephone number" type="tel" />
        <TextField form={form} name="email" label="E-mail address" hint="To sign in with" type="email" />
        <NewPasswordField
          form={form}
          name="password"
          label="First password"
          hint="12 characters or more. Three or four words that do not belong together do well. Tell them yourself. At their first sign-in they set up their codes."
        />
        <Button preventDoubleClick>Add this colleague</Button>
      </form>
    ),
  };
}
