import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { ClockSentence } from '#ui/duty/clock.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import { ChoiceField } from '#web/form-fields.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { LONGEST } from '../../model/words.ts';
import type { Loaded } from './load.ts';

type Now = PageContext['now'];

/** Who opened what, when, why, and what they looked at; and the question whether it was needed. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { emergency, childName, homeName, names, looked, live, mayReview } = loaded;
  const who = names.get(emergency.personId) ?? 'A colleague';
  const ended = emergency.closedAt ?? emergency.endsAt;
  return {
    title: 'An emergency opening',
    heading: `${who} opened ${childName}’s record`,
    caption: homeName,
    lead: live
      ? `It can be read until ${longDateTime(emergency.endsAt, now)}.`
      : `It ${emergency.closedAt === null ? 'ended by itself' : 'was given back'} ${longDateTime(ended, now)}.`,
    current: 'reviews',
    backTo: { href: '/reviews', text: 'For a second person' },
    body: (
      <>
        <Card>
          <SummaryList
            rows={[
              { key: 'Why', value: loaded.reason },
              { key: 'In their words', value: <span dir="auto">{emergency.words}</span> },
              { key: 'Opened', value: longDateTime(emergency.openedAt, now) },
              looked ? { key: 'Looked at', value: lookedWords(looked, now) } : null,
            ]}
          />
        </Card>
        {live && loaded.mine && (
          <p class="kith-no-print">
            <a href={`/emergency-access/${emergency.accessId}/give-back`}>Give it back now</a>
          </p>
        )}
        <Found loaded={loaded} now={now} />
        {(mayReview || form.notice !== undefined) && <ReviewForm form={form} who={who} />}
      </>
    ),
  };
}

function lookedWords({ pages, first, last }: NonNullable<Loaded['looked']>, now: Now): string {
  if (pages === 0 || first === null || last === null) return 'Nothing was looked at';
  const many = pages === 1 ? 'One page' : `${pages} pages`;
  return `${many}, ${first === last ? '' : `from ${longDateTime(first, now)} to `}${longDateTime(last, now)}`;
}

function Found({ loaded, now }: { readonly loaded: Loaded; readonly now: Now }): VNode {
  const { review, reviewDueAt } = loaded.emergency;
  if (review === null) {
    return (
      <p>
        To be looked at by somebody else:{' '}
        <ClockSentence dueAt={reviewDueAt} now={now} state={loaded.overdue ? 'overdue' : 'open'} />
      </p>
    );
  }
  return (
    <Section heading={review.finding === 'needed' ? 'It was needed' : 'It was not needed'}>
      <p class="kith-muted">
        {loaded.names.get(review.by) ?? 'A colleague'}, {longDateTime(review.at, now)}
        {review.at > reviewDueAt && ', after its time'}
      </p>
      {review.words && <p dir="auto">{review.words}</p>}
    </Section>
  );
}

function ReviewForm({ form, who }: { readonly form: FormState; readonly who: string }): VNode {
  return (
    <Section heading="Was it needed?" id="review">
      <form method="post" novalidate>
        {form.hidden}
        <ChoiceField
          form={form}
          name="finding"
          label={`Did ${who} need this record, then and there?`}
          items={[
            { value: 'needed', text: 'Yes, it was needed' },
            {
              value: 'not-needed',
              text: 'No: speak with them, and with whoever answers for information rights',
            },
          ]}
        />
        <CharacterCount
          name="words"
          maxlength={LONGEST}
          threshold={75}
          rows={3}
          label={{ content: 'Why?', classes: 'govuk-label--s' }}
          hint="What you checked, and with whom you spoke."
          value={valueOf(form.values, 'words')}
          errorMessage={errorOf(form, 'words')}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </Section>
  );
}
