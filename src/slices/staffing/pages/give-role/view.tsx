import type { PersonId } from '#kernel/ids.ts';
import type { Home } from '#slices/organisations/index.ts';
import { Button } from '#ui/govuk/button.tsx';
import { ChoiceField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { HOME_ROLES, roleWords } from '../../model/role-words.ts';

/** Somebody known, and the homes where the reader gives roles. */
export type Loaded = {
  readonly personId: PersonId;
  readonly name: string;
  readonly homes: readonly Home[];
};

/** Give somebody a role. */
export function view({ name, homes }: Loaded, form: FormState): Drawn {
  return {
    title: 'Give a role',
    heading: `Give ${name} a role`,
    lead: `They work at ${homes.length === 1 ? homes[0]?.name : 'the home you choose'} from today, and see its children.`,
    current: 'home',
    backTo: { href: '/people', text: 'People' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
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
        <Button preventDoubleClick>Give this role</Button>
      </form>
    ),
  };
}
