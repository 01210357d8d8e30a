import type { VNode } from 'preact';
import { DefaultSubmit } from '#ui/duty/fill-button.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { Timeline } from '#ui/moj/timeline.tsx';
import { eventTitle } from '#ui/words/event-words.ts';
import { longDateTime } from '#ui/words/time-words.ts';
import { MomentField } from '#web/moment-field.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf, valuesOf } from '#web/page.ts';
import { sentFor } from '../../model/answers.ts';
import { LONGEST } from '../../model/words-limit.ts';
import { FactField } from '../../parts/fact-field.tsx';
import type { Loaded } from './load.ts';

type Props = { readonly loaded: Loaded; readonly form: FormState; readonly now: PageContext['now'] };

/** Add something that was forgotten, or put a time or an answer right. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { child, event } = loaded;
  const answer = `/children/${child.childId}/events/${event.eventId}`;
  const seen = form.notice ? loaded.seen : valueOf(form.values, 'seen') || loaded.seen;
  return {
    title: 'Add or put right',
    caption: `${child.givenName}: ${eventTitle(loaded.type, loaded.facts, loaded.device)}, ${longDateTime(loaded.occurredAt, now)}`,
    heading: 'Add something, or put something right',
    lead: 'Nothing is changed or deleted. What you write stands beside what was written, with your name and the time.',
    current: 'record',
    backTo: { href: answer, text: 'What happens now' },
    body: (
      <>
        <form method="post" novalidate>
          {form.hidden}
          <DefaultSubmit />
          <input type="hidden" name="seen" value={seen} />
          <Radios
            name="kind"
            fieldset={{
              legend: { content: 'What do you want to do?', classes: 'govuk-fieldset__legend--m' },
            }}
            errorMessage={errorOf(form, 'kind')}
            value={valueOf(form.values, 'kind')}
            items={[
              { value: 'note', content: 'Add something' },
              {
                value: 'right',
                content: 'Put the time or an answer right',
                hint: 'What follows is worked out again from the right one.',
                conditional: <Right loaded={loaded} form={form} now={now} />,
              },
            ]}
          />
          <CharacterCount
            name="words"
            maxlength={LONGEST}
            threshold={75}
            rows={5}
            label={{ content: 'In your words', classes: 'govuk-label--m' }}
            hint="What you add, or what was wrong and how you know."
            value={valueOf(form.values, 'words')}
            errorMessage={errorOf(form, 'words')}
          />
          <Button preventDoubleClick>Save</Button>
        </form>
        <Written loaded={loaded} now={now} />
      </>
    ),
  };
}

function Right({ loaded, form }: Props): VNode {
  const first = Object.keys(form.values).length === 0;
  return (
    <>
      <MomentField
        prefix="at"
        legend="When did it happen?"
        form={form}
        start={first ? loaded.occurredAt : undefined}
        plain
      />
      {loaded.answered.map((question) => (
        <FactField
          question={question}
          childName={loaded.child.givenName}
          known
          sent={first ? sentFor(loaded.facts[question.fact]) : valuesOf(form.values, question.field)}
          error={errorOf(form, question.field)}
        />
      ))}
    </>
  );
}

function Written({ loaded, now }: { loaded: Loaded; now: PageContext['now'] }): VNode | null {
  if (loaded.additions.length === 0) return null;
  return (
    <Section heading="Added before">
      <Timeline
        headingLevel={3}
        items={loaded.additions.map((each) => {
          const { words, occurredAt } = each.details;
          return {
            title: eventTitle(each.type, each.facts),
            byline: loaded.names.get(each.recordedBy) ?? 'a colleague',
            when: longDateTime(each.recordedAt, now),
            datetime: new Date(each.recordedAt).toISOString(),
            content: (
              <>
                {typeof words === 'string' && <p>{words}</p>}
                {typeof occurredAt === 'number' && <p>The right time: {longDateTime(occurredAt, now)}.</p>}
              </>
            ),
          };
        })}
      />
    </Section>
  );
}
