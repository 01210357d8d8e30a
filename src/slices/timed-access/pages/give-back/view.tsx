import { Button } from '#ui/govuk/button.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** One button, and what it does. */
export function view({ emergency, childName, live }: Loaded, form: FormState, { now }: PageContext): Drawn {
  const whose = childName === undefined ? 'this' : `${childName}’s`;
  const record = `/children/${emergency.childId}`;
  return {
    title: 'Give a record back',
    heading: live ? `Give ${whose} record back?` : 'This record is closed to you',
    lead: live
      ? `It would end by itself ${longDateTime(emergency.endsAt, now)}. Give it back as soon as you have read what you needed.`
      : `It ended ${longDateTime(emergency.closedAt ?? emergency.endsAt, now)}.`,
    current: 'children',
    backTo: live
      ? { href: record, text: childName ?? 'The record' }
      : { href: `/reviews/emergency/${emergency.accessId}`, text: 'What you opened' },
    body: live ? (
      <form method="post" novalidate>
        {form.hidden}
        <p>You read nothing more of it then. If the emergency goes on you can open it again.</p>
        <Button preventDoubleClick>Give it back</Button>
      </form>
    ) : (
      <p>
        <a href={`/reviews/emergency/${emergency.accessId}`}>What you opened, and what was found</a>
      </p>
    ),
  };
}
