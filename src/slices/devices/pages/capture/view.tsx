import type { VNode } from 'preact';
import { DefaultSubmit } from '#ui/duty/fill-button.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { InsetText } from '#ui/govuk/inset-text.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { MomentField } from '#web/moment-field.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf, valuesOf } from '#web/page.ts';
import { WHATS } from '../../model/kinds.ts';
import { LONGEST } from '../../model/words-limit.ts';
import { WORRIES } from '../../model/worries.ts';
import { Before, Gates } from '../../parts/check-result.tsx';
import { DeviceChoice } from '../../parts/device-choice.tsx';
import { FactField } from '../../parts/fact-field.tsx';
import { RingFirst, SafeQuestion } from '../../parts/safe-question.tsx';
import type { Loaded } from './load.ts';

type Props = { readonly loaded: Loaded; readonly form: FormState; readonly ctx: PageContext };

/** The first minute: is everyone safe, whom is it about, what, when. Or the answer of a check, with the same form. */
export function view(loaded: Loaded, form: FormState, ctx: PageContext): Drawn {
  const { kind, checked } = loaded;
  const child = loaded.start.child;
  return {
    title: checked ? 'Check first' : kind.heading,
    caption: checked ? 'Nothing is recorded yet' : undefined,
    heading: checked ? kind.before.replaceAll('{child}', () => checked.childName) : kind.heading,
    current: 'record',
    backTo: { href: child ? `/record?child=${child}` : '/record', text: 'What happened?' },
    body: (
      <>
        {valueOf(form.values, 'safe') === 'no' && <RingFirst />}
        {checked && <Gates gates={checked.gates} />}
        {loaded.children.length === 0 && <NobodyHere mayAdd={loaded.mayAddChild} />}
        <form method="post" novalidate hidden={loaded.children.length === 0}>
          {form.hidden}
          {checked && <input type="hidden" name="mode" value="check" />}
          <DefaultSubmit />
          {checked ? <Turns {...{ loaded, form, ctx }} /> : <Carried form={form} />}
          {checked && <Before prompts={checked.prompts} owed={checked.owed} />}
          {checked && <h2>When it has happened</h2>}
          <Capture {...{ loaded, form, ctx }} />
          <div class="govuk-button-group">
            <Button name="mode" value="save" preventDoubleClick>
              {checked ? 'It has happened: save it' : 'Save and show me what to do'}
            </Button>
            {!checked && (
              <Button name="mode" value="check" classes="govuk-button--secondary">
                I am about to do this: check first
              </Button>
            )}
          </div>
        </form>
      </>
    ),
  };
}

/** A home that has only just been set up. */
function NobodyHere({ mayAdd }: { mayAdd: boolean }): VNode {
  return (
    <InsetText>
      No child lives at your home in Kith yet, so there is nobody to record this about.{' '}
      {mayAdd ? (
        <a href="/children/new">Add a child</a>
      ) : (
        'Write it down as you did before Kith, and ask your registered manager to add the children.'
      )}
    </InsetText>
  );
}

/** What the check turned on, as questions; each answer may change what policies say. */
function Turns({ loaded, form }: Props): VNode | null {
  const questions = loaded.checked?.questions ?? [];
  if (questions.length === 0) return null;
  return (
    <Section heading="It turns on this">
      {questions.map((question) => (
        <FactField
          question={question}
          before
          childName={loaded.checked?.childName}
          sent={valuesOf(form.values, question.field)}
        />
      ))}
      <Button name="mode" value="check" classes="govuk-button--secondary">
        Check again
      </Button>
    </Section>
  );
}

/** Answers given at a check, kept while the form is mended. */
function Carried({ form }: { form: FormState }): VNode {
  const fields = Object.keys(form.values).filter((field) => field.startsWith('fact-'));
  return (
    <>
      {fields.flatMap((field) =>
        valuesOf(form.values, field).map((value) => <input type="hidden" name={field} value={value} />),
      )}
    </>
  );
}

function Capture({ loaded, form, ctx }: Props): VNode {
  const { kind } = loaded;
  const value = (field: string) => valueOf(form.values, field);
  const first = Object.keys(form.values).length === 0;
  const who = <Who {...{ loaded, form, ctx }} />;
  const names = new Map(loaded.children.map((child) => [child.childId, child.givenName]));
  return (
    <>
      <SafeQuestion value={value('safe')} error={errorOf(form, 'safe')} />
      {kind.about !== 'device-kept' && who}
      {kind.about === 'what' ? (
        <Checkboxes
          name="what"
          fieldset={{
            legend: {
              content: kind.id === 'stopped' ? 'What was stopped?' : 'What was cut down?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          classes="kith-in-two"
          hint="Tick all that apply."
          errorMessage={errorOf(form, 'what')}
          values={[...valuesOf(form.values, 'what')]}
          items={WHATS.map((each) => ({ value: each.value, content: each.text }))}
        />
      ) : (
        <DeviceChoice
          choices={loaded.devices.map((device) => ({
            ...device,
            childName: names.get(device.childId) ?? 'A child',
          }))}
          now={ctx.now}
          value={(field) => value(field) || (first && field === 'device' ? (loaded.start.device ?? '') : '')}
          error={(field) => errorOf(form, field)}
          child={kind.about === 'device-kept' ? who : undefined}
        />
      )}
      <MomentField prefix="at" legend="When?" form={form} start={first ? ctx.now : undefined} />
      {kind.id === 'to-police' && (
        <Input
          name="reference"
          label="Police reference, if you have it"
          classes="govuk-input--width-20"
          value={value('reference')}
          errorMessage={errorOf(form, 'reference')}
        />
      )}
      <Checkboxes
        name="worry"
        fieldset={{
          legend: { content: 'Is any of this part of it?', classes: 'govuk-fieldset__legend--s' },
        }}
        hint="Leave this empty if not. Do not look through a device to find out."
        values={[...valuesOf(form.values, 'worry')]}
        items={WORRIES.map((each) => ({ value: each.value, content: each.text }))}
      />
      <CharacterCount
        name="words"
        maxlength={LONGEST}
        threshold={75}
        rows={3}
        label={{ content: 'Anything else, in a few words', classes: 'govuk-label--s' }}
        hint="You can leave this for later."
        value={value('words')}
        errorMessage={errorOf(form, 'words')}
      />
    </>
  );
}

function Who({ loaded, form }: Props): VNode {
  const { children, severalHomes, start, kind } = loaded;
  const sent = valueOf(form.values, 'child');
  const own = children.some((child) => child.childId === start.child) ? start.child : undefined;
  return (
    <Radios
      name="child"
      fieldset={{
        legend: {
          content: kind.about === 'device-kept' ? 'Which child was it kept for?' : 'Who?',
          classes: 'govuk-fieldset__legend--s',
        },
      }}
      classes={severalHomes ? undefined : 'govuk-radios--inline'}
      errorMessage={errorOf(form, 'child')}
      value={sent || (Object.keys(form.values).length === 0 ? own : '')}
      items={children.map((child) => ({
        value: child.childId,
        content: `${child.givenName} ${child.familyName.slice(0, 1)}`,
        hint: severalHomes ? (child.homeName ?? undefined) : undefined,
      }))}
    />
  );
}
