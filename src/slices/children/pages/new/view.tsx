import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { areaWords } from '#ui/words/area-words.ts';
import { ChoiceField, DayField, TextField } from '#web/form-fields.tsx';
import type { Drawn, FormState } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import type { Loaded } from './load.ts';

type Props = { readonly loaded: Loaded; readonly form: FormState };
const NEW = 'new';

/** Add a child. */
export function view(loaded: Loaded, form: FormState): Drawn {
  return {
    title: 'Add a child',
    heading: 'Add a child',
    lead: 'Kith tells you whom to ring about this child, and when, from what you write here.',
    current: 'children',
    backTo: { href: '/children', text: 'Children' },
    body: (
      <form method="post" novalidate>
        {form.hidden}
        <TextField form={form} name="given-name" label="First name" />
        <TextField form={form} name="family-name" label="Last name" />
        <DayField form={form} name="born" label="Date of birth" hint="For example, 27 3 2012" />
        <Placement loaded={loaded} form={form} />
        <Authority loaded={loaded} form={form} />
        <Section heading="Family and advocate">
          <p>Leave these empty where there is nobody, or where you do not know yet.</p>
          <TextField form={form} name="parent-name" label="A parent’s name" />
          <TextField form={form} name="parent-phone" label="The parent’s telephone number" type="tel" />
          <ChoiceField
            form={form}
            name="parent-responsible"
            label="Does this parent have parental responsibility?"
            items={[
              { value: 'yes', text: 'Yes' },
              { value: 'no', text: 'No' },
            ]}
          />
          <TextField form={form} name="advocate-name" label="The advocate’s name" />
          <TextField form={form} name="advocate-phone" label="The advocate’s telephone number" type="tel" />
        </Section>
        <Button preventDoubleClick>Add this child</Button>
      </form>
    ),
  };
}

function Placement({ loaded, form }: Props): VNode {
  return (
    <Section heading="Where the child lives">
      {loaded.homes.length > 1 ? (
        <ChoiceField
          form={form}
          name="home"
          label="Which home?"
          items={loaded.homes.map((home) => ({ value: home.homeId, text: home.name }))}
        />
      ) : (
        <p>{loaded.homes[0]?.name}</p>
      )}
      <ChoiceField
        form={form}
        name="kind"
        label="How did the placement begin?"
        items={[
          { value: 'planned', text: 'It was planned' },
          { value: 'emergency', text: 'In an emergency' },
        ]}
      />
      <DayField form={form} name="since" label="Since when does the child live here?" />
      {loaded.areas.length > 0 && (
        <Select
          name="area"
          label="Which area’s Children’s Services take in a concern?"
          hint="The area where the child lives. Leave it open where the area is not listed."
          value={valueOf(form.values, 'area')}
          errorMessage={errorOf(form, 'area')}
          items={[
            { value: '', text: 'Another area' },
            ...loaded.areas.map((area) => ({ value: area, text: areaWords(area) })),
          ]}
        />
      )}
    </Section>
  );
}

function Authority({ loaded, form }: Props): VNode {
  const { authorities, socialWorkers } = loaded;
  const names = new Map(authorities.map((each) => [each.authorityId, each.name]));
  const authority = (
    <>
      <TextField form={form} name="authority-name" label="The authority’s name" />
      <TextField form={form} name="authority-phone" label="Its telephone number in the day" type="tel" />
      <TextField
        form={form}
        name="authority-night"
        label="Its number out of hours"
        hint="Evenings, nights and weekends"
        type="tel"
      />
    </>
  );
  const worker = (
    <>
      <TextField form={form} name="worker-given-name" label="The social worker’s first name" />
      <TextField form={form} name="worker-family-name" label="The social worker’s last name" />
      <TextField form={form} name="worker-phone" label="The social worker’s telephone number" type="tel" />
      <TextField form={form} name="worker-email" label="Their e-mail address, if you have it" type="email" />
    </>
  );
  return (
    <>
      <Section heading="Who placed the child">
        <KnownOrNew
          form={form}
          name="authority"
          label="Which authority?"
          known={authorities.map((each) => ({ value: each.authorityId, text: each.name }))}
          another="Another authority"
          fields={authority}
        />
      </Section>
      <Section heading="The child’s social worker">
        <KnownOrNew
          form={form}
          name="worker"
          label="Who is it?"
          known={socialWorkers.map((each) => ({
            value: each.personId,
            text: `${each.name}, ${names.get(each.authorityId) ?? 'another authority'}`,
          }))}
          another="Somebody else"
          fields={worker}
        />
      </Section>
    </>
  );
}

/** Somebody from the list, or new; with nobody in the list, simply the fields. */
function KnownOrNew(props: {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly known: readonly { readonly value: string; readonly text: string }[];
  readonly another: string;
  readonly fields: VNode;
}): VNode {
  const { form, name, label, known, another, fields } = props;
  if (known.length === 0) {
    return (
      <>
        <input type="hidden" name={name} value={NEW} />
        {fields}
      </>
    );
  }
  return (
    <ChoiceField
      form={form}
      name={name}
      label={label}
      items={[...known, { value: NEW, text: another, conditional: fields }]}
    />
  );
}
