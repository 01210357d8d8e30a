import type { VNode } from 'preact';
import { DefaultSubmit } from '#ui/duty/fill-button.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { MomentField } from '#web/moment-field.tsx';
import type { FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { LONGEST } from '../model/how.ts';

export type ReviewFormProps = {
  readonly childName: string;
  readonly form: FormState;
  readonly now: PageContext['now'];
  /** The last review the reader can see. */
  readonly seen: string;
};

/** What came of looking at a restriction again: the child's view first, then the danger, then the decision. */
export function ReviewForm({ childName, form, now, seen }: ReviewFormProps): VNode {
  const value = (field: string) => valueOf(form.values, field);
  const first = Object.keys(form.values).length === 0;
  const box = (name: string, label: string, hint: string) => (
    <CharacterCount
      name={name}
      maxlength={LONGEST}
      threshold={75}
      rows={3}
      label={{ content: label, classes: 'govuk-label--s' }}
      hint={hint}
      value={value(name)}
      errorMessage={errorOf(form, name)}
    />
  );
  return (
    <form method="post" novalidate>
      {form.hidden}
      <DefaultSubmit />
      <input type="hidden" name="seen" value={form.notice ? seen : value('seen') || seen} />
      {box('childSaid', `What does ${childName} think?`, 'Their own words, or how you tried to hear them.')}
      <Radios
        name="riskReduced"
        classes="govuk-radios--inline"
        fieldset={{
          legend: { content: 'Has the danger become less?', classes: 'govuk-fieldset__legend--s' },
        }}
        errorMessage={errorOf(form, 'riskReduced')}
        value={value('riskReduced')}
        items={[
          { value: 'yes', content: 'Yes' },
          { value: 'no', content: 'No' },
          { value: 'not-known', content: 'Nobody can say yet' },
        ]}
      />
      <Radios
        name="outcome"
        fieldset={{ legend: { content: 'What was decided?', classes: 'govuk-fieldset__legend--s' } }}
        hint="If the danger is less, ease it or end it."
        errorMessage={errorOf(form, 'outcome')}
        value={value('outcome')}
        items={[
          { value: 'end', content: 'It ends' },
          { value: 'reduce', content: 'It is eased' },
          { value: 'continue', content: 'It goes on as it is' },
        ]}
      />
      {box('words', 'Why?', 'What has changed, and what it costs to go on.')}
      <MomentField prefix="at" legend="When was it looked at?" form={form} start={first ? now : undefined} />
      <MomentField
        prefix="next"
        legend="When is it looked at next?"
        hint="Leave this empty if it ends."
        form={form}
        plain
      />
      <Button preventDoubleClick>Save</Button>
    </form>
  );
}
