import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import { ChoiceField } from '#web/form-fields.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { LONGEST_WORDS } from '../../model/emergency.ts';
import { GIVEN_BY_WORDS, HOW_WORDS } from '../../model/grant.ts';
import type { Loaded } from './load.ts';

/** What was said so far, by whom, written down by whom; then what is said now. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { grant, child, consents, mayRecord } = loaded;
  const stand = consents.filter((each) => each.withdrawnAt === null);
  const both = (['child', 'placing-authority'] as const).every((by) =>
    stand.some((each) => each.givenBy === by),
  );
  return {
    title: 'A visitor and a child’s record',
    heading: `May ${grant.name} read ${child.givenName}’s record?`,
    lead: both
      ? 'Yes: the child and the placing authority both agree. It ends at once when either takes it back.'
      : 'Not yet: the child and the placing authority both have to agree.',
    current: 'children',
    backTo: { href: `/children/${child.childId}`, text: child.givenName },
    body: (
      <>
        {consents.length > 0 && <Said loaded={loaded} now={now} />}
        <Section heading="Write down what was said" id="say">
          <form method="post" novalidate>
            {form.hidden}
            <ChoiceField
              form={form}
              name="by"
              label="Who said it?"
              start={mayRecord.length === 1 ? mayRecord[0] : undefined}
              items={mayRecord.map((by) => ({ value: by, text: GIVEN_BY_WORDS[by] }))}
            />
            <ChoiceField
              form={form}
              name="says"
              label="What did they say?"
              hint="A child may say no without a reason, and may change their mind at any time."
              items={[
                { value: 'agrees', text: 'Yes, this visitor may read the record' },
                { value: 'no-longer', text: 'No, or not any more' },
              ]}
            />
            <ChoiceField
              form={form}
              name="how"
              label="How did they say it?"
              items={Object.entries(HOW_WORDS).map(([value, text]) => ({ value, text }))}
            />
            <CharacterCount
              name="words"
              maxlength={LONGEST_WORDS}
              threshold={75}
              rows={3}
              label={{ content: 'In their words', classes: 'govuk-label--s' }}
              value={valueOf(form.values, 'words')}
              errorMessage={errorOf(form, 'words')}
            />
            <Button preventDoubleClick>Save</Button>
          </form>
        </Section>
      </>
    ),
  };
}

function Said({ loaded, now }: { readonly loaded: Loaded; readonly now: PageContext['now'] }): VNode {
  return (
    <Section heading="What was said">
      {loaded.consents.map((each) => (
        <Card edge={each.withdrawnAt === null ? 'done' : 'plain'}>
          <h3 class="kith-duty__title">
            {GIVEN_BY_WORDS[each.givenBy]} {each.withdrawnAt === null ? 'agrees' : 'no longer agrees'}
          </h3>
          <p dir="auto">{each.words}</p>
          <p class="kith-muted">
            {HOW_WORDS[each.how]}. Written down by {loaded.names.get(each.recordedBy) ?? 'a colleague'},{' '}
            {longDateTime(each.recordedAt, now)}
            {each.withdrawnAt !== null && `. Taken back ${longDateTime(each.withdrawnAt, now)}`}
          </p>
        </Card>
      ))}
    </Section>
  );
}
