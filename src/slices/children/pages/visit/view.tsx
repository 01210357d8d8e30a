import { Button } from '#ui/govuk/button.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import { MomentField } from '#web/moment-field.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** When a visitor left. */
export function view({ visit }: Loaded, form: FormState, { now }: PageContext): Drawn {
  return {
    title: 'A visitor',
    caption: visit.capacity,
    heading: visit.name,
    lead: `Came ${longDateTime(visit.cameAt, now)}.`,
    current: 'home',
    backTo: { href: `/visitors?home=${visit.homeId}`, text: 'Visitors' },
    body:
      visit.leftAt !== null ? (
        <p>Left {longDateTime(visit.leftAt, now)}.</p>
      ) : (
        <form method="post" novalidate>
          {form.hidden}
          <MomentField prefix="left" legend="When did they leave?" form={form} />
          <Button preventDoubleClick>Save this</Button>
        </form>
      ),
  };
}
