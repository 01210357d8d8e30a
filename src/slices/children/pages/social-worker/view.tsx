import type { VNode } from 'preact';
import { dateInWords } from '#kernel/day-words.ts';
import { Button } from '#ui/govuk/button.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Textarea } from '#ui/govuk/textarea.tsx';
import { WarningText } from '#ui/govuk/warning-text.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import { ChoiceField, DayField, TextField } from '#web/form-fields.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import type { Loaded } from './load.ts';

const STANDING = { held: 'Now', planned: 'To come', past: 'Before', withdrawn: 'Taken back' } as const;

/** Who is, was and will be a child’s social worker. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { child, authority, allocations, socialWorkers } = loaded;
  const gone = allocations.find((each) => each.hasGone);
  const has = allocations.find((each) => each.standing === 'held');
  return {
    title: 'Social worker',
    caption: `${child.givenName} ${child.familyName} · ${authority.name}`,
    heading: `${child.givenName}’s social worker`,
    lead: has && !gone ? `${has.name} has ${child.givenName} now.` : undefined,
    current: 'children',
    backTo: { href: `/children/${child.childId}`, text: child.givenName },
    body: (
      <>
        {gone && (
          <WarningText iconFallbackText="Warning">
            {gone.name} does not work for {authority.name} any more. Name somebody else, so that somebody
            answers.
          </WarningText>
        )}
        {!has && (
          <WarningText iconFallbackText="Warning">
            Nobody is named as {child.givenName}’s social worker.
          </WarningText>
        )}
        <History rows={allocations} now={now} />
        <Section heading="Another social worker">
          <form method="post" novalidate>
            {form.hidden}
            <ChoiceField
              form={form}
              name="worker"
              label="Who takes over?"
              items={[
                ...socialWorkers.map((each) => ({ value: each.personId, text: each.name })),
                { value: 'new', text: 'Somebody who is not listed', conditional: <NewWorker form={form} /> },
              ]}
            />
            <ChoiceField
              form={form}
              name="when"
              label="From when?"
              items={[
                { value: 'now', text: 'From now on' },
                {
                  value: 'day',
                  text: 'From a day on',
                  conditional: (
                    <DayField form={form} name="from" label="First day" hint="For example, 27 3 2027" />
                  ),
                },
              ]}
            />
            <Textarea
              name="reason"
              label={{ content: 'Why?', classes: 'govuk-label--s' }}
              hint="For example, the authority wrote on Friday that its teams have changed"
              rows={2}
              value={valueOf(form.values, 'reason')}
              errorMessage={errorOf(form, 'reason')}
            />
            <Button preventDoubleClick>Save this</Button>
          </form>
        </Section>
      </>
    ),
  };
}

function NewWorker({ form }: { readonly form: FormState }): VNode {
  return (
    <>
      <TextField form={form} name="worker-given-name" label="First name" />
      <TextField form={form} name="worker-family-name" label="Last name" />
      <TextField form={form} name="worker-phone" label="Telephone number" type="tel" />
      <TextField form={form} name="worker-email" label="E-mail address, if you have it" type="email" />
    </>
  );
}

function History({
  rows,
  now,
}: {
  readonly rows: Loaded['allocations'];
  readonly now: number;
}): VNode | null {
  if (rows.length === 0) return null;
  return (
    <Scroll label="Social workers over time">
      <Table
        caption="Social workers over time"
        firstCellIsHeader
        head={['Name', 'First day', 'Last day', 'Stands'].map((content) => ({ content }))}
        rows={rows.map((each) => [
          { content: each.name },
          { content: dateInWords(each.from) },
          {
            content: (
              <>
                {each.standing === 'withdrawn'
                  ? 'Never began'
                  : each.endedAt !== null
                    ? longDateTime(each.endedAt, now)
                    : each.to === null
                      ? 'No end set'
                      : dateInWords(each.to)}
                {each.endReason && (
                  <>
                    <br />
                    <span class="kith-muted">{each.endReason}</span>
                  </>
                )}
              </>
            ),
          },
          { content: STANDING[each.standing] },
        ])}
      />
    </Scroll>
  );
}
