import { Button } from '#ui/govuk/button.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { momentWords } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { HomeLinks } from '../../parts/home-links.tsx';
import type { Loaded } from './load.ts';

/** The reader’s own shift: one question, one button. */
export function view({ home, others, on, due }: Loaded, form: FormState, { now }: PageContext): Drawn {
  const planned = on ?? due;
  return {
    title: 'My shift',
    caption: home.name,
    heading: on ? 'You are on shift' : 'Are you on shift?',
    lead: planned
      ? `${planned.planned ? 'The rota has you' : 'You said that you are'} here until ${momentWords(planned.endsAt, now)}.`
      : 'The rota has nothing for you here about now. You can come all the same.',
    current: 'home',
    backTo: { href: `/shifts?home=${home.homeId}`, text: 'Shifts' },
    body: (
      <>
        <form method="post" novalidate>
          {form.hidden}
          <input type="hidden" name="says" value={on ? 'left' : 'came'} />
          <input type="hidden" name="shift" value={planned?.shiftId ?? ''} />
          {!planned && (
            <Input
              name="until"
              label={{ content: 'Until when are you here?', classes: 'govuk-label--s' }}
              hint="24-hour clock, like 22:00. A time that has gone by is tomorrow’s."
              classes="govuk-input--width-5"
              value={valueOf(form.values, 'until')}
              errorMessage={errorOf(form, 'until')}
            />
          )}
          <Button preventDoubleClick>{on ? 'I have finished' : 'I am on shift'}</Button>
        </form>
        <HomeLinks path="/shifts/mine" others={others} />
      </>
    ),
  };
}
