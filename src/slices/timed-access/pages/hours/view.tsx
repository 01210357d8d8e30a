import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { HOURS, hoursInWords, LONGEST_WORDS, MOST_HOURS, USUAL_HOURS } from '../../model/emergency.ts';
import type { Loaded } from './load.ts';

/** How long it lasts now and who chose that; then another choice. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { home, others, hours, choice, mayChange } = loaded;
  return {
    title: 'How long an emergency opening lasts',
    heading: 'How long an emergency opening lasts',
    caption: home.name,
    lead: choice
      ? `${hoursInWords(hours)}. ${choice.by} chose this ${longDateTime(choice.at, now)}: ${choice.reason}`
      : `${hoursInWords(hours)}: Kith’s safe default. Your home has not chosen yet.`,
    current: 'home',
    backTo: { href: `/settings?home=${home.homeId}`, text: 'What we chose' },
    body: (
      <>
        {others.length > 0 && (
          <p class="kith-no-print">
            Other homes:{' '}
            {others.map((other, index) => (
              <>
                {index > 0 && ' · '}
                <a href={`/emergency-access/hours?home=${other.homeId}`}>{other.name}</a>
              </>
            ))}
          </p>
        )}
        <p>
          Somebody who does not work with a child of {home.name} can read the child’s record for so long when
          they open it in an emergency. Then it closes by itself. Shorter is safer; too short, and it closes
          while a child is still missing.
        </p>
        {mayChange && <Choose loaded={loaded} form={form} />}
      </>
    ),
  };
}

function Choose({ loaded, form }: { readonly loaded: Loaded; readonly form: FormState }): VNode {
  const error = (field: string) => errorOf(form, field);
  const sent = Object.keys(form.values).length > 0;
  return (
    <form method="post" novalidate>
      {form.hidden}
      <input
        type="hidden"
        name="stands"
        value={sent && !form.notice ? valueOf(form.values, 'stands') : loaded.stands}
      />
      <Select
        name="hours"
        label={{ content: 'It closes after', classes: 'govuk-label--s' }}
        hint={`At most ${MOST_HOURS} hours. Kith’s default is ${USUAL_HOURS}.`}
        value={sent ? valueOf(form.values, 'hours') : String(loaded.hours)}
        errorMessage={error('hours')}
        items={HOURS.map((each) => ({ value: each, text: hoursInWords(Number(each)) }))}
      />
      <CharacterCount
        name="reason"
        maxlength={LONGEST_WORDS}
        threshold={75}
        rows={3}
        label={{ content: 'Why do you choose this?', classes: 'govuk-label--s' }}
        value={valueOf(form.values, 'reason')}
        errorMessage={error('reason')}
      />
      <p>It counts for records opened from now on. What is open already keeps its end.</p>
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}
