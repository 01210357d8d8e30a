import type { VNode } from 'preact';
import { dayInWords } from '#kernel/day-words.ts';
import { londonDay } from '#kernel/london.ts';
import { Button } from '#ui/govuk/button.tsx';
import { Input } from '#ui/govuk/input.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { ChoiceField } from '#web/form-fields.tsx';
import { MomentField } from '#web/moment-field.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { hoursOf, storyWords } from '../../parts/shift-words.ts';
import type { Loaded } from './load.ts';

/** One shift, and what became of it. */
export function view(loaded: Loaded, form: FormState): Drawn {
  const { shift, story } = loaded;
  return {
    title: 'One shift',
    caption: dayInWords(londonDay(shift.startsAt)),
    heading: shift.name,
    current: 'home',
    backTo: { href: `/shifts?home=${shift.homeId}`, text: 'Shifts' },
    body: (
      <>
        <SummaryList
          rows={[
            { key: 'Planned', value: shift.planned ? hoursOf(shift) : 'Not on the rota' },
            { key: 'What happened', value: storyWords(story) || 'Nothing said yet' },
          ]}
        />
        <form method="post" novalidate>
          {form.hidden}
          <ChoiceField
            form={form}
            name="what"
            label="What happened?"
            items={[
              { value: 'came', text: 'They came', conditional: <Times loaded={loaded} form={form} /> },
              {
                value: 'absent',
                text: 'They did not come',
                conditional: <Absent loaded={loaded} form={form} />,
              },
              {
                value: 'withdrawn',
                text: 'The shift was taken off the rota',
                conditional: <Why form={form} name="withdrawn-why" />,
              },
            ]}
          />
          <Button preventDoubleClick>Save this</Button>
        </form>
      </>
    ),
  };
}

function Times({ loaded, form }: { readonly loaded: Loaded; readonly form: FormState }): VNode {
  const { story, shift } = loaded;
  return (
    <>
      <MomentField
        plain
        prefix="came"
        legend="When did they come?"
        form={form}
        start={story.came ?? shift.startsAt}
      />
      <MomentField
        plain
        prefix="left"
        legend="When did they go?"
        hint="Leave it empty while they are here"
        form={form}
        start={story.left ?? undefined}
      />
    </>
  );
}

function Absent({ loaded, form }: { readonly loaded: Loaded; readonly form: FormState }): VNode {
  return (
    <>
      <Why form={form} name="absent-why" />
      <Select
        name="cover"
        label="Who stands in for the same hours?"
        value={valueOf(form.values, 'cover')}
        errorMessage={errorOf(form, 'cover')}
        items={[
          { value: '', text: 'Nobody' },
          ...loaded.others.map(({ personId, name }) => ({ value: personId, text: name })),
        ]}
      />
    </>
  );
}

function Why({ form, name }: { readonly form: FormState; readonly name: string }): VNode {
  return (
    <Input
      name={name}
      label="Why?"
      autocomplete="off"
      value={valueOf(form.values, name)}
      errorMessage={errorOf(form, name)}
    />
  );
}
