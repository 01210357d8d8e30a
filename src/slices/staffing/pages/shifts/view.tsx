import type { VNode } from 'preact';
import { addDays, plainDateOf } from '#kernel/day-number.ts';
import { dayInWords } from '#kernel/day-words.ts';
import { londonDay } from '#kernel/london.ts';
import { Card } from '#ui/duty/card.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { HomeLinks } from '../../parts/home-links.tsx';
import { CERTAINTY, hoursOf, storyWords } from '../../parts/shift-words.ts';
import type { Loaded, ShiftSeen } from './load.ts';

/** The rota of a week. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { home, others, days, mayPlan, worksHere } = loaded;
  const first = days[0]?.day ?? londonDay(now);
  const week = (by: number) => `/shifts?home=${home.homeId}&week=${plainDateOf(addDays(first, by))}`;
  return {
    title: 'Shifts',
    caption: home.name,
    heading: `Week of ${dayInWords(first, 'without-year')}`,
    current: 'home',
    wide: true,
    backTo: { href: `/home?home=${home.homeId}`, text: 'My home' },
    body: (
      <>
        <div class="govuk-button-group kith-no-print">
          {worksHere && <Button href={`/shifts/mine?home=${home.homeId}`}>I have come, or I am going</Button>}
          {mayPlan && (
            <Button href={`/shifts/new?home=${home.homeId}`} classes="govuk-button--secondary">
              Plan a shift
            </Button>
          )}
          <a href={`/shifts/on-duty?home=${home.homeId}`}>Who was on duty?</a>
          <a href={`/visitors?home=${home.homeId}`}>Visitors</a>
        </div>
        <OnDuty shifts={loaded.onDuty} />
        <Week loaded={loaded} />
        <p class="kith-no-print">
          <a href={week(-7)}>Week before</a> · <a href={week(7)}>Week after</a>
        </p>
        <HomeLinks path="/shifts" others={others} />
      </>
    ),
  };
}

function OnDuty({ shifts }: { readonly shifts: readonly ShiftSeen[] }): VNode {
  return (
    <Section heading="On duty now">
      <Card>
        {shifts.length === 0 && <p>Nobody, as far as the rota and what was said go.</p>}
        <ul class="govuk-list">
          {shifts.map((shift) => (
            <li>
              <strong>{shift.name}</strong>, {hoursOf(shift)}
              {shift.now && (
                <>
                  <br />
                  <span class="kith-muted">{CERTAINTY[shift.now]}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function Week({ loaded }: { readonly loaded: Loaded }): VNode {
  const { days, mayTell } = loaded;
  const all = days.flatMap(({ shifts }) => shifts);
  const nameOf = (shiftId: string) => all.find((each) => each.shiftId === shiftId)?.name ?? 'a colleague';
  return (
    <Section heading="Planned, and what happened">
      <Card>
        <Scroll label="The rota of this week">
          <Table
            caption="The rota of this week"
            captionClasses="govuk-visually-hidden"
            firstCellIsHeader
            head={['Day', 'Who', 'Planned', 'What happened'].map((content) => ({ content }))}
            rows={days.flatMap(({ day, shifts }) =>
              shifts.length === 0
                ? [[{ content: dayInWords(day, 'without-year') }, { content: 'Nobody planned', colspan: 3 }]]
                : shifts.map((shift, index) => [
                    {
                      content:
                        index === 0 ? dayInWords(day, 'without-year') : <Again day={dayInWords(day)} />,
                    },
                    { content: shift.name },
                    {
                      content: (
                        <>
                          {shift.planned ? hoursOf(shift) : 'Not on the rota'}
                          {shift.covers && (
                            <>
                              <br />
                              <span class="kith-muted">for {nameOf(shift.covers)}</span>
                            </>
                          )}
                        </>
                      ),
                    },
                    {
                      content: (
                        <>
                          {storyWords(shift.story) || 'Nothing said'}
                          {mayTell && (
                            <>
                              <br />
                              <a class="kith-no-print" href={`/shifts/${shift.shiftId}`}>
                                Say what happened
                                <span class="govuk-visually-hidden">
                                  {' '}
                                  with {shift.name}, {dayInWords(day)}, {hoursOf(shift)}
                                </span>
                              </a>
                            </>
                          )}
                        </>
                      ),
                    },
                  ]),
            )}
          />
        </Scroll>
      </Card>
    </Section>
  );
}

/** The day of a row below another of the same day: heard, not shown again. */
const Again = ({ day }: { readonly day: string }) => <span class="govuk-visually-hidden">{day}</span>;
