import type { VNode } from 'preact';
import { DefaultSubmit } from '#ui/duty/fill-button.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { Details } from '#ui/govuk/details.tsx';
import { Textarea } from '#ui/govuk/textarea.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { DayField } from '#web/form-fields.tsx';
import { MomentField } from '#web/moment-field.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valueOf, valuesOf } from '#web/page.ts';
import type { EventOnOffer } from '../../model/events-on-offer.ts';
import { eventsOnOffer } from '../../model/events-on-offer.ts';
import { factFields } from '../../model/fact-fields.ts';
import { FactField } from '../../parts/fact-field.tsx';
import { ResultView } from '../../parts/result-view.tsx';
import type { Loaded } from './load.ts';

/** First what happens, then what is known of it; the answer above the form that asked for it. */
export function view(loaded: Loaded, form: FormState): Drawn {
  const { event, result, now } = loaded;
  const answer = result && <ResultView result={result} form={form} now={now} elsewhere={!event} />;
  if (!event) {
    return {
      title: result ? 'What would follow' : 'Try a policy',
      heading: result ? 'What would follow' : 'Try a policy',
      lead: result ? undefined : 'See what would be asked of you if something happened. Nothing is recorded.',
      current: 'library',
      wide: true,
      body: (
        <>
          {answer}
          {!result && <Choose />}
          <Paste form={form} />
        </>
      ),
    };
  }
  return {
    title: `Try: ${event.title}`,
    caption: 'Try a policy',
    heading: result ? 'What would follow' : event.title,
    lead: result
      ? undefined
      : 'Say what is known. What nobody has said counts as not known. Nothing is recorded.',
    current: 'library',
    wide: true,
    backTo: { href: '/try', text: 'Try something else' },
    body: (
      <>
        {answer}
        {result && <h2>Change something and ask again</h2>}
        <Ask loaded={loaded} event={event} form={form} />
      </>
    ),
  };
}

function Choose(): VNode {
  return (
    <div class="kith-halves">
      {eventsOnOffer().map(({ group, events }) => (
        <Section heading={group}>
          <ul class="govuk-list">
            {events.map(({ type, title }) => (
              <li>
                <a href={`/try?event=${type}`}>{title}</a>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}

/** A box for JSON, which is neither spell-checked nor set in the letters of a sentence. */
function JsonField(props: {
  readonly form: FormState;
  readonly name: string;
  readonly rows: number;
  readonly label: string;
  readonly hint: string;
}): VNode {
  const { form, name, rows, label, hint } = props;
  return (
    <Textarea
      name={name}
      rows={rows}
      classes="kith-code"
      label={{ content: label, classes: 'govuk-label--s' }}
      hint={hint}
      errorMessage={errorOf(form, name)}
      value={valueOf(form.values, name)}
      spellcheck={false}
    />
  );
}

function Paste({ form }: { readonly form: FormState }): VNode {
  return (
    <Section heading="Or paste a scenario">
      <form method="post" action="/try" novalidate>
        {form.hidden}
        <JsonField
          form={form}
          name="scenario"
          rows={8}
          label="Scenario"
          hint="JSON, as it was copied here or lies beside a pack. What it expects is compared."
        />
        <Button>Show what would follow</Button>
      </form>
    </Section>
  );
}

type AskProps = { readonly loaded: Loaded; readonly event: EventOnOffer; readonly form: FormState };

function Ask({ loaded, event, form }: AskProps): VNode {
  const { policies, settings, now } = loaded;
  const first = Object.keys(form.values).length === 0;
  const followed = policies.filter((policy) => policy.followed).map(({ id }) => id);
  const fields = factFields(event.type);
  const known = ['history', 'settings', 'now-day', 'now-month', 'now-year', 'now-time'].some(
    (name) => valueOf(form.values, name) !== '' || errorOf(form, name) !== undefined,
  );
  return (
    <form method="post" novalidate>
      {form.hidden}
      <DefaultSubmit />
      <Checkboxes
        name="pack"
        fieldset={{ legend: { content: 'By which policies?', classes: 'govuk-fieldset__legend--m' } }}
        classes="govuk-checkboxes--small"
        errorMessage={errorOf(form, 'pack')}
        values={first ? followed : valuesOf(form.values, 'pack')}
        items={policies.map(({ id, title, note }) => ({ value: id, content: title, hint: note }))}
      />
      {Object.keys(settings).length > 0 && (
        <Checkboxes
          name="own-settings"
          classes="govuk-checkboxes--small"
          values={first ? ['yes'] : valuesOf(form.values, 'own-settings')}
          items={[
            { value: 'yes', content: 'With what my home has chosen where these policies leave it open' },
          ]}
        />
      )}
      <MomentField prefix="when" legend="When does it happen?" form={form} start={first ? now : undefined} />
      <DayField
        form={form}
        name="born"
        label="When was the child born?"
        hint="An invented day does. Leave it empty where nobody knows, or where it is about no child."
      />
      {fields.length > 0 && <h2>What is known of it?</h2>}
      <div class="kith-halves">
        {fields.map((field) => (
          <FactField field={field} form={form} />
        ))}
      </div>
      <Details summary="Another moment, earlier events, other settings" open={known}>
        <MomentField
          prefix="now"
          legend="From which moment do you look at it?"
          hint="Leave this empty to look at it when it happens."
          form={form}
          plain
        />
        <JsonField
          form={form}
          name="history"
          rows={5}
          label="Earlier events"
          hint="A list in JSON, as in a scenario."
        />
        <JsonField
          form={form}
          name="settings"
          rows={3}
          label="Settings"
          hint='By name in JSON, like { "close-of-business": "16:30" }.'
        />
      </Details>
      <Button>Show what would follow</Button>
    </form>
  );
}
