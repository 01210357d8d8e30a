import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { DateInput } from '#ui/govuk/date-input.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { longDateTime, timeOf } from '#ui/words/time-words.ts';
import { momentValues } from '#web/moment-field.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { HomeLinks } from '../../parts/home-links.tsx';
import { CERTAINTY, hoursOf } from '../../parts/shift-words.ts';
import type { Loaded } from './load.ts';

/** Who was on duty at a moment. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { home, others, moment, unread, onDuty, visitors } = loaded;
  return {
    title: 'Who was on duty',
    caption: home.name,
    heading: 'Who was on duty?',
    current: 'home',
    backTo: { href: `/shifts?home=${home.homeId}`, text: 'Shifts' },
    body: (
      <>
        {unread && <p>That day or time does not exist. This is the answer for now.</p>}
        <Section heading={longDateTime(moment, now)}>
          <Card>
            {onDuty.length === 0 ? (
              <p>Nobody is known to have been on duty.</p>
            ) : (
              <SummaryList
                rows={onDuty.map(({ shift, certainty }) => ({
                  key: shift.name,
                  value: {
                    content: (
                      <>
                        {shift.planned ? `Planned ${hoursOf(shift)}` : 'Not on the rota'}
                        <br />
                        <span class="kith-muted">{CERTAINTY[certainty]}</span>
                      </>
                    ),
                  },
                }))}
              />
            )}
            <h3 class="govuk-heading-s">Visitors in the house</h3>
            {visitors.length === 0 ? (
              <p>None were written down.</p>
            ) : (
              <SummaryList
                rows={visitors.map((visit) => ({
                  key: visit.name,
                  value: `${visit.capacity}; came ${timeOf(visit.cameAt)}${visit.leftAt === null ? ', not said to have left' : `, left ${timeOf(visit.leftAt)}`}`,
                }))}
              />
            )}
          </Card>
        </Section>
        <Ask homeId={home.homeId} moment={moment} />
        <HomeLinks path="/shifts/on-duty" others={others} />
      </>
    ),
  };
}

function Ask({ homeId, moment }: { readonly homeId: string; readonly moment: Loaded['moment'] }): VNode {
  const values = momentValues('at', moment);
  const part = (name: string) => ({ name, value: values[`at-${name}`] });
  return (
    <form method="get" action="/shifts/on-duty" class="kith-no-print" novalidate>
      <input type="hidden" name="home" value={homeId} />
      <DateInput
        id="at"
        namePrefix="at"
        fieldset={{ legend: { content: 'Ask about another moment', classes: 'govuk-fieldset__legend--s' } }}
        day={part('day')}
        month={part('month')}
        year={part('year')}
      />
      <Input
        name="at-time"
        label="Time"
        hint="24-hour clock, like 17:30"
        classes="govuk-input--width-5"
        value={values['at-time']}
      />
      <Button classes="govuk-button--secondary">Show who was on duty</Button>
    </form>
  );
}
