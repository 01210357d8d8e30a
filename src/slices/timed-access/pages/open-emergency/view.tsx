import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { WarningText } from '#ui/govuk/warning-text.tsx';
import { ChoiceField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { LONGEST_WORDS, REASONS } from '../../model/emergency.ts';
import type { Loaded } from './load.ts';

/** Why, and what happens if you do. */
export function view({ childId, seesAnyway }: Loaded, form: FormState): Drawn {
  const error = (field: string) => errorOf(form, field);
  return {
    title: 'Open a record in an emergency',
    heading: 'Why do you need this record now?',
    lead: 'You do not work with this child, so their record is closed to you. In an emergency you can open it.',
    current: 'children',
    backTo: { href: '/emergency-access', text: 'Look for a child' },
    body: seesAnyway ? (
      <p>
        This record is open to you. <a href={`/children/${childId}`}>Read it</a>.
      </p>
    ) : (
      <>
        <WarningText>In danger now, ring 999 first.</WarningText>
        <ul class="govuk-list govuk-list--bullet">
          <li>You can read, and change nothing. It ends by itself after some hours.</li>
          <li>
            The child’s social worker and the manager of their home see at once that you opened it, and why.
          </li>
          <li>Somebody else looks at it within a working day and writes down whether it was needed.</li>
          <li>Everything you look at is written down. A concern about a colleague stays closed.</li>
        </ul>
        <form method="post" novalidate>
          {form.hidden}
          <ChoiceField
            form={form}
            name="reason"
            label="What is the emergency?"
            items={Object.entries(REASONS).map(([value, text]) => ({ value, text }))}
          />
          <CharacterCount
            name="words"
            maxlength={LONGEST_WORDS}
            threshold={75}
            rows={3}
            label={{ content: 'What is happening?', classes: 'govuk-label--s' }}
            hint="Who, what, and what you need to know."
            value={valueOf(form.values, 'words')}
            errorMessage={error('words')}
          />
          <Button preventDoubleClick>Open this record, and tell them</Button>
        </form>
      </>
    ),
  };
}
