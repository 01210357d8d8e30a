import { Button } from '#ui/govuk/button.tsx';
import { ChoiceField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { roleWords } from '../../model/role-words.ts';
import { EndWhen, ReasonField } from '../../parts/end-fields.tsx';
import { RoleFields } from '../../parts/role-fields.tsx';
import type { Loaded } from './load.ts';

/** One role, and its end. */
export function view({ person, role, places }: Loaded, form: FormState): Drawn {
  const name = `${person.givenName} ${person.familyName}`;
  const move = places.length > 0 ? <RoleFields form={form} places={places} /> : undefined;
  return {
    title: 'End or move a role',
    caption: `${roleWords(role.role)}, ${role.place.name}`,
    heading: name,
    lead: 'What they recorded stays in the record under their name.',
    current: 'home',
    backTo: { href: `/people/${person.personId}`, text: name },
    body: role.mayEnd ? (
      <form method="post" novalidate>
        {form.hidden}
        <ChoiceField
          form={form}
          name="what"
          label="What happens?"
          items={[
            { value: 'end', text: 'This role ends' },
            ...(move
              ? [{ value: 'move', text: 'They move to another role or another home', conditional: move }]
              : []),
          ]}
        />
        <EndWhen form={form} label="When does this role end?" />
        <ReasonField form={form} hint="For example, a new post at another home" />
        <Button preventDoubleClick>Save this</Button>
      </form>
    ) : (
      <p>This role has ended.</p>
    ),
  };
}
