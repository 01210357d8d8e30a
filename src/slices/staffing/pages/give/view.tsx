import { Button } from '#ui/govuk/button.tsx';
import { DayField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { RoleFields } from '../../parts/role-fields.tsx';
import type { Loaded } from './load.ts';

/** Give a role. */
export function view({ person, roles, places }: Loaded, form: FormState): Drawn {
  return {
    title: 'Give a role',
    heading: `Give ${person.givenName} ${person.familyName} a role`,
    lead: 'It gives access from its first day on, at the place that you choose and nowhere else.',
    current: 'home',
    backTo:
      roles.length > 0
        ? { href: `/people/${person.personId}`, text: `${person.givenName} ${person.familyName}` }
        : { href: '/people', text: 'People' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <RoleFields form={form} places={places} />
        <DayField
          form={form}
          name="from"
          label="First day"
          hint="Today or a day to come; an earlier one for the record"
        />
        <DayField
          form={form}
          name="to"
          label="Last day, if you know it"
          hint="Leave it empty where no end is planned"
        />
        <Button preventDoubleClick>Give this role</Button>
      </form>
    ),
  };
}
