import { Button } from '#ui/govuk/button.tsx';
import { DayField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { dayWords } from '../../model/words.ts';
import { ReasonField } from '../../parts/reason-field.tsx';
import type { Loaded } from './load.ts';

/** Stop following a policy. */
export function view({ adoption, title, where }: Loaded, form: FormState): Drawn {
  const home = adoption.homeId === null ? '' : `?home=${adoption.homeId}`;
  return {
    title: 'Stop following a policy',
    heading: `Stop following ${title}`,
    caption: `${where} · version ${adoption.version}`,
    lead: `It is followed from ${dayWords(adoption.from)}. What happened while it was followed stays judged by it.`,
    current: 'home',
    backTo: { href: `/policies${home}`, text: 'Policies we follow' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <DayField form={form} name="to" label="What is the last day on which it is followed?" />
        <ReasonField form={form} label="Why is it no longer followed?" />
        <p>Nothing changes yet. You see first what would change, for each child.</p>
        <Button preventDoubleClick>See what would change</Button>
      </form>
    ),
  };
}
