import type { VNode } from 'preact';
import { Button } from '#ui/govuk/button.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import { TextField } from '#web/form-fields.tsx';
import { MomentField } from '#web/moment-field.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import type { Loaded } from './load.ts';

/** The visitors of a home. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { home, others } = loaded;
  return {
    title: 'Visitors',
    caption: home.name,
    heading: 'Visitors',
    lead: 'Everybody who comes into the house and does not work here.',
    current: 'home',
    wide: true,
    backTo: { href: `/shifts?home=${home.homeId}`, text: 'Shifts' },
    body: (
      <>
        {loaded.mayWrite && <Write loaded={loaded} form={form} now={now} />}
        <Section heading="Who came">
          {loaded.visits.length === 0 ? (
            <p>Nobody was written down yet.</p>
          ) : (
            <Log loaded={loaded} now={now} />
          )}
        </Section>
        {others.length > 0 && (
          <p class="kith-no-print">
            Other homes:{' '}
            {others.map((other, index) => (
              <>
                {index > 0 && ' · '}
                <a href={`/visitors?home=${other.homeId}`}>{other.name}</a>
              </>
            ))}
          </p>
        )}
      </>
    ),
  };
}

function Write(props: {
  readonly loaded: Loaded;
  readonly form: FormState;
  readonly now: PageContext['now'];
}): VNode {
  const { loaded, form, now } = props;
  return (
    <Section heading="Write a visitor down">
      <form method="post" novalidate class="kith-reading">
        {form.hidden}
        <TextField form={form} name="name" label="Name" />
        <TextField
          form={form}
          name="capacity"
          label="Who are they?"
          hint="For example, inspector, mother, electrician"
        />
        <Select
          name="child"
          label="Whom do they come to see?"
          value={valueOf(form.values, 'child')}
          errorMessage={errorOf(form, 'child')}
          items={[
            { value: '', text: 'No child: the house' },
            ...loaded.children.map((child) => ({ value: child.childId, text: child.givenName })),
          ]}
        />
        <MomentField prefix="came" legend="When did they come?" form={form} start={now} />
        <Button preventDoubleClick>Write them down</Button>
      </form>
    </Section>
  );
}

function Log({ loaded, now }: { readonly loaded: Loaded; readonly now: number }): VNode {
  const names = new Map(loaded.children.map((child) => [child.childId, child.givenName]));
  return (
    <Scroll label="Visitors, the newest first">
      <Table
        caption="Visitors, the newest first"
        captionClasses="govuk-visually-hidden"
        firstCellIsHeader
        head={['Name', 'Who they are', 'Came', 'Left'].map((content) => ({ content }))}
        rows={loaded.visits.map((visit) => [
          { content: visit.name },
          {
            content: (
              <>
                {visit.capacity}
                {visit.childId && (
                  <>
                    <br />
                    <span class="kith-muted">
                      to see {names.get(visit.childId) ?? 'a child who has left'}
                    </span>
                  </>
                )}
              </>
            ),
          },
          { content: longDateTime(visit.cameAt, now) },
          {
            content:
              visit.leftAt !== null ? (
                longDateTime(visit.leftAt, now)
              ) : loaded.mayWrite ? (
                <a href={`/visitors/${visit.visitId}`}>
                  Say when<span class="govuk-visually-hidden"> {visit.name} left</span>
                </a>
              ) : (
                'Not said'
              ),
          },
        ])}
      />
    </Scroll>
  );
}
