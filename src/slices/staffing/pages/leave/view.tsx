import { Button } from '#ui/govuk/button.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { roleWords } from '../../model/role-words.ts';
import { EndWhen, ReasonField } from '../../parts/end-fields.tsx';
import type { Loaded } from './load.ts';

/** Somebody leaves. */
export function view({ person, ending }: Loaded, form: FormState): Drawn {
  const name = `${person.givenName} ${person.familyName}`;
  return {
    title: 'Somebody is leaving',
    heading: `${name} is leaving`,
    lead: 'What they recorded stays in the record under their name.',
    current: 'home',
    backTo: { href: `/people/${person.personId}`, text: name },
    body:
      ending.length === 0 ? (
        <p>They hold no role here that you could end.</p>
      ) : (
        <form method="post" novalidate>
          {form.hidden}
          <p>This ends:</p>
          <ul class="govuk-list govuk-list--bullet">
            {ending.map((role) => (
              <li>
                {roleWords(role.role)}, {role.place.name}
              </li>
            ))}
          </ul>
          <EndWhen form={form} label="When does their access end?" />
          <ReasonField form={form} hint="For example, a new job, or sent home today" />
          <Button preventDoubleClick>End their access</Button>
        </form>
      ),
  };
}
