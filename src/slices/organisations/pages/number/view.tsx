import { Button } from '#ui/govuk/button.tsx';
import { ChoiceField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import type { LocalContact } from '../../model/local-contact.ts';
import { keptForWords } from '../../model/local-contact.ts';

/** One number, checked again or ended. */
export function view(contact: LocalContact, form: FormState): Drawn {
  const reached = [contact.phone, contact.email].filter((each) => each !== null).join(' or ');
  return {
    title: 'Check a number',
    heading: contact.name,
    caption: keptForWords(contact.to),
    lead: `${reached}. ${contact.purpose}`,
    current: 'home',
    backTo: { href: `/numbers?home=${contact.homeId}`, text: 'Our own numbers' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <ChoiceField
          form={form}
          name="found"
          label="What did you find?"
          hint="A number that changed is ended here and added anew, so that old answers still say what they said."
          items={[
            { value: 'answers', text: 'It answers: I checked it today' },
            { value: 'end', text: 'Stop keeping it' },
          ]}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    ),
  };
}
