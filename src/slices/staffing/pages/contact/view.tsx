import { Button } from '#ui/govuk/button.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { roleWords } from '../../model/role-words.ts';
import { EndWhen, ReasonField } from '../../parts/end-fields.tsx';
import type { Loaded } from './load.ts';

/** Somebody who speaks for a partner, and the end of it. */
export function view({ partner, contact, isOver }: Loaded, form: FormState): Drawn {
  return {
    title: 'End a contact',
    caption: `${roleWords(contact.role)}, ${partner.name}`,
    heading: contact.name,
    current: 'home',
    backTo: { href: `/partners/${partner.partnerId}`, text: partner.name },
    body: isOver ? (
      <p>This has ended.</p>
    ) : (
      <form method="post" novalidate>
        {form.hidden}
        <EndWhen form={form} label="When does it end?" />
        <ReasonField form={form} hint="For example, somebody else took over" />
        <Button preventDoubleClick>End it</Button>
      </form>
    ),
  };
}
