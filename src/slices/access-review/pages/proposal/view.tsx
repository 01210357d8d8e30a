import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import { ChoiceField } from '#web/form-fields.tsx';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { actWords, LONGEST, settledWords, titleOf } from '../../model/words.ts';
import type { Loaded } from './load.ts';

/** What was proposed, by whom and why; then the decision, or what became of it. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { proposal, open, childName, names, homes, mine, mayDecide } = loaded;
  const { settled } = proposal;
  const who = names.get(proposal.proposedBy) ?? 'A colleague';
  return {
    title: 'A decision for a second person',
    heading: titleOf(proposal.kind),
    caption: [proposal.homeId && homes.get(proposal.homeId), childName].filter(Boolean).join(' · '),
    lead: open
      ? `${who} proposed this. It waits for somebody else until ${longDateTime(proposal.expiresAt, now)}.`
      : settledWords(proposal.state, settled && (names.get(settled.by) ?? 'A colleague')),
    current: 'reviews',
    backTo: { href: '/reviews', text: 'For a second person' },
    body: (
      <>
        <Card>
          <SummaryList
            rows={[
              ...actWords(proposal, { names, homes }).map(({ key, value }) => ({
                key,
                value: <span dir="auto">{value}</span>,
              })),
              { key: 'Why', value: <span dir="auto">{proposal.reason}</span> },
              { key: 'Proposed', value: `${who}, ${longDateTime(proposal.proposedAt, now)}` },
              settled
                ? {
                    key: 'Settled',
                    value: `${names.get(settled.by) ?? 'A colleague'}, ${longDateTime(settled.at, now)}`,
                  }
                : null,
              settled?.words
                ? { key: 'In their words', value: <span dir="auto">{settled.words}</span> }
                : null,
            ]}
          />
        </Card>
        {proposal.kind === 'release-restriction' && (
          <p class="kith-no-print">
            <a href={`/restrictions/${proposal.about}`}>The restriction, its reason and its reviews</a>
          </p>
        )}
        {open && !mine && !mayDecide && (
          <p>
            {loaded.ownRights
              ? 'These would be your own rights. Somebody else decides.'
              : 'This is not yours to decide.'}
          </p>
        )}
        {open && (mine || mayDecide) && <DecisionForm form={form} mine={mine} />}
      </>
    ),
  };
}

function DecisionForm({ form, mine }: { readonly form: FormState; readonly mine: boolean }): VNode {
  return (
    <Section heading={mine ? 'Take it back' : 'Do you agree?'} id="decide">
      <form method="post" novalidate>
        {form.hidden}
        <ChoiceField
          form={form}
          name="decision"
          label={mine ? 'You proposed this. Somebody else decides.' : 'If you agree, it is done at once.'}
          items={
            mine
              ? [{ value: 'withdraw', text: 'Take it back' }]
              : [
                  { value: 'agree', text: 'I agree: do it' },
                  { value: 'refuse', text: 'I do not agree' },
                ]
          }
        />
        <CharacterCount
          name="words"
          maxlength={LONGEST}
          threshold={75}
          rows={3}
          label={{ content: 'Why?', classes: 'govuk-label--s' }}
          hint="What you looked at, and with whom you spoke."
          value={valueOf(form.values, 'words')}
          errorMessage={errorOf(form, 'words')}
        />
        <Button preventDoubleClick>Save</Button>
      </form>
    </Section>
  );
}
