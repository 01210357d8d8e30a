import type { VNode } from 'preact';
import { DefaultSubmit } from '#ui/duty/fill-button.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { Timeline } from '#ui/moj/timeline.tsx';
import { eventTitle } from '#ui/words/event-words.ts';
import { textOf } from '#ui/words/text-of.ts';
import { longDateTime } from '#ui/words/time-words.ts';
import { MomentField } from '#web/moment-field.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { HOW_WORDS, HOWS, LONGEST } from '../../model/how.ts';
import { whoFor } from '../../model/recipients.ts';
import { doneWords, titleOf } from '../../model/words.ts';
import { DutyView } from '../../parts/duty-view.tsx';

import type { Loaded } from './load.ts';

/** One duty: what it asks, what was tried, and the form that closes it. */
export function view(loaded: Loaded, form: FormState, ctx: PageContext): Drawn {
  const { owed, people, child, event } = loaded;
  const who = whoFor(owed.duty, people);
  const childId = owed.childId ?? undefined;
  const answer = childId ? `/children/${childId}/events/${event.eventId}` : '/home';
  return {
    title: 'Say how it was done',
    caption: `${child ? `${child.givenName}: ` : ''}${eventTitle(event.type, event.facts)}, ${longDateTime(loaded.happenedAt, ctx.now)}`,
    heading: titleOf(owed.duty, people.childName, who),
    current: 'home',
    backTo: { href: answer, text: 'What happens now' },
    body: (
      <>
        <DutyView owed={owed} people={people} now={ctx.now} mayDo={false} packTitles={loaded.packTitles} />
        <Entries loaded={loaded} now={ctx.now} />
        {loaded.mayDo && (owed.closed === null || form.notice !== undefined) && (
          <DoForm loaded={loaded} form={form} ctx={ctx} />
        )}
        {owed.closed && (
          <p>
            <a href={`${answer}/add`}>Add or correct something</a>: what is written stays as it is.
          </p>
        )}
      </>
    ),
  };
}

function DoForm({ loaded, form, ctx }: { loaded: Loaded; form: FormState; ctx: PageContext }): VNode {
  const { owed, people } = loaded;
  const who = whoFor(owed.duty, people);
  const value = (field: string) => valueOf(form.values, field);
  const maySetAside = loaded.isManager && owed.duty.parts.every((part) => part.maySetAside);
  const colleagues = people.colleagues.map((each) => ({ value: each.personId, text: each.name }));
  return (
    <form method="post" novalidate>
      {form.hidden}
      <DefaultSubmit />
      <input type="hidden" name="seen" value={form.notice ? loaded.seen : value('seen') || loaded.seen} />
      <Radios
        name="outcome"
        fieldset={{ legend: { content: 'Is it done?', classes: 'govuk-fieldset__legend--m' } }}
        errorMessage={errorOf(form, 'outcome')}
        value={value('outcome') || 'done'}
        items={[
          { value: 'done', content: doneWords(owed.duty, who) },
          {
            value: 'tried',
            content: 'I tried and did not get through',
            hint: 'The clock runs on. The try is kept.',
          },
          maySetAside && {
            value: 'set-aside',
            content: 'Set it aside, with a reason',
            hint: 'Your policy leaves room for this.',
          },
        ]}
      />
      <MomentField
        prefix="at"
        legend="When?"
        form={form}
        start={form.errors.length === 0 ? ctx.now : undefined}
      />
      <Select
        name="by"
        label="Who did it?"
        items={colleagues.map((each) => ({ value: each.value, text: each.text }))}
        value={value('by') || ctx.actor.personId}
        errorMessage={errorOf(form, 'by')}
      />
      <Radios
        name="how"
        fieldset={{ legend: 'How?' }}
        errorMessage={errorOf(form, 'how')}
        value={value('how')}
        classes="govuk-radios--small"
        items={HOWS.map((each) => ({ value: each, content: HOW_WORDS[each] }))}
      />
      <CharacterCount
        name="words"
        maxlength={LONGEST}
        threshold={75}
        label={
          who?.role === people.childName
            ? `What ${people.childName} said, in their own words`
            : 'What was said, agreed or done'
        }
        hint="A few words are enough."
        rows={4}
        value={value('words')}
        errorMessage={errorOf(form, 'words')}
      />
      <Input
        name="reference"
        label="Reference, if there is one"
        classes="govuk-input--width-20"
        value={value('reference')}
        errorMessage={errorOf(form, 'reference')}
      />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}

function Entries({ loaded, now }: { loaded: Loaded; now: PageContext['now'] }): VNode | null {
  if (loaded.entries.length === 0) return null;
  return (
    <section>
      <h2>What was written</h2>
      <Timeline
        headingLevel={3}
        items={loaded.entries.map((entry) => ({
          title: eventTitle(entry.type, entry.facts),
          byline: loaded.names.get(entry.recordedBy) ?? 'a colleague',
          when: longDateTime(entry.occurredAt, now),
          datetime: new Date(entry.occurredAt).toISOString(),
          content: (
            <>
              <p dir="auto">{textOf(entry.details['words'])}</p>
              {textOf(entry.details['reference']) && (
                <p class="kith-muted">Reference: {textOf(entry.details['reference'])}</p>
              )}
            </>
          ),
        }))}
      />
    </section>
  );
}
