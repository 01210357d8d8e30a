import type { VNode } from 'preact';
import { DefaultSubmit } from '#ui/duty/fill-button.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { eventTitle } from '#ui/words/event-words.ts';
import { longDateTime } from '#ui/words/time-words.ts';
import { MomentField } from '#web/moment-field.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf, valuesOf } from '#web/page.ts';
import { answerWords } from '../../model/answer-words.ts';
import { hasAnEnd, keepsADevice, wordFieldsOf } from '../../model/word-fields.ts';
import { LONGEST } from '../../model/words-limit.ts';
import { FactField } from '../../parts/fact-field.tsx';
import { Known } from '../../parts/known.tsx';
import type { Loaded } from './load.ts';

type Props = { readonly loaded: Loaded; readonly form: FormState };

/** Finish the record: only what nobody has said yet. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { child, event } = loaded;
  const answer = `/children/${child.childId}/events/${event.eventId}`;
  return {
    title: 'Finish the record',
    caption: `${child.givenName}: ${eventTitle(loaded.type, loaded.facts, loaded.device)}, ${longDateTime(loaded.occurredAt, now)}`,
    heading: 'Finish the record',
    lead: 'Answer what you know. The rest can wait, and a colleague can answer it.',
    current: 'record',
    backTo: { href: answer, text: 'What happens now' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <DefaultSubmit />
        <input
          type="hidden"
          name="seen"
          value={form.notice ? loaded.seen : valueOf(form.values, 'seen') || loaded.seen}
        />
        <Questions loaded={loaded} form={form} />
        <Words loaded={loaded} form={form} />
        {hasAnEnd(loaded.type) && <Until loaded={loaded} form={form} now={now} />}
        {keepsADevice(loaded.type) && loaded.details['switchedOff'] === undefined && (
          <Radios
            name="switchedOff"
            classes="govuk-radios--inline"
            fieldset={{
              legend: { content: 'Is the device on or off?', classes: 'govuk-fieldset__legend--s' },
            }}
            hint="Leave it as it is. Do not open it, and do not look through it."
            value={valueOf(form.values, 'switchedOff')}
            items={[
              { value: 'off', content: 'Off' },
              { value: 'on', content: 'On' },
              { value: 'not-known', content: 'Not known yet' },
            ]}
          />
        )}
        <Button preventDoubleClick>Save</Button>
        <Known loaded={loaded} href={`${answer}/add`} now={now} />
      </form>
    ),
  };
}

/** What policies turn on: the open questions, and any that was answered here while a colleague answered it too. */
function Questions({ loaded, form }: Props): VNode | null {
  const shown = loaded.questions.filter(
    ({ fact, field }) => loaded.open.includes(fact) || valuesOf(form.values, field).length > 0,
  );
  if (shown.length === 0) return null;
  return (
    <Section heading="What your policies need to know">
      {shown.map((question) => {
        const known = loaded.facts[question.fact];
        return (
          <FactField
            question={question}
            childName={loaded.child.givenName}
            sent={valuesOf(form.values, question.field)}
            error={errorOf(form, question.field)}
            note={
              known === undefined ? undefined : `A colleague has answered: ${answerWords(question, known)}.`
            }
          />
        );
      })}
    </Section>
  );
}

function Words({ loaded, form }: Props): VNode {
  const name = loaded.child.givenName;
  const fields = wordFieldsOf(loaded.type);
  const said = fields.some((field) => typeof loaded.details[field.name] === 'string');
  return (
    <Section heading="In your words">
      {said && (
        <p>
          <span class="kith-muted">What was written before stays. What you write here is added to it.</span>
        </p>
      )}
      {fields.map((field) =>
        field.short ? (
          <Input
            name={field.name}
            label={{ content: field.label(name), classes: 'govuk-label--s' }}
            hint={field.hint}
            value={valueOf(form.values, field.name)}
            errorMessage={errorOf(form, field.name)}
          />
        ) : (
          <CharacterCount
            name={field.name}
            maxlength={LONGEST}
            threshold={75}
            rows={3}
            label={{ content: field.label(name), classes: 'govuk-label--s' }}
            hint={field.hint}
            value={valueOf(form.values, field.name)}
            errorMessage={errorOf(form, field.name)}
          />
        ),
      )}
    </Section>
  );
}

function Until({ loaded, form, now }: Props & { now: number }): VNode {
  const known = (name: string) => {
    const at = loaded.details[name];
    return typeof at === 'number' ? `Now: ${longDateTime(at, now)}. Leave this empty to keep it.` : undefined;
  };
  return (
    <Section heading="Until when">
      <MomentField
        prefix="endsAt"
        legend="When does it end?"
        hint={known('endsAt') ?? 'Leave this empty if it is not decided.'}
        form={form}
        plain
      />
      <MomentField
        prefix="reviewAt"
        legend="When does somebody look at it again?"
        hint={known('reviewAt') ?? 'The sooner the better: a limit is eased as soon as the danger falls.'}
        form={form}
        plain
      />
    </Section>
  );
}
