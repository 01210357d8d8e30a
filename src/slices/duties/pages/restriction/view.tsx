import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { ClockSentence } from '#ui/duty/clock.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Section } from '#ui/layout/columns.tsx';
import { Timeline } from '#ui/moj/timeline.tsx';
import { groundWords, listWords, whatWords } from '#ui/words/event-words.ts';
import { textOf } from '#ui/words/text-of.ts';
import { longDateTime, momentWords } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import type { OwedDuty } from '../../model/duty-row.ts';
import { standingOf } from '../../model/duty-row.ts';
import { whoFor } from '../../model/recipients.ts';
import { titleOf } from '../../model/words.ts';
import { ReviewForm } from '../../parts/review-form.tsx';
import type { Loaded } from './load.ts';

type Now = PageContext['now'];
type Props = { readonly loaded: Loaded; readonly now: Now };

/** One restriction: how it stands, who was told, what came of each look, and the form for the next. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { restriction, child, home } = loaded;
  const answer = `/children/${child.childId}/events/${restriction.restrictionId}`;
  const what = whatWords(restriction.what);
  return {
    title: 'A restriction and its reviews',
    caption: `${home.name} · ${child.givenName} ${child.familyName.slice(0, 1)}`,
    heading: `${what} ${restriction.extent === 'withdrawn' ? 'stopped' : 'cut down'}`,
    lead: lead(loaded, now),
    current: 'children',
    backTo: { href: `/children/${child.childId}`, text: child.givenName },
    body: (
      <>
        {loaded.policeAdvised && restriction.endedAt === null && (
          <p class="govuk-inset-text">
            The police advised this. A second person agrees before it is eased or ended.
            {loaded.proposed && loaded.mayReview && (
              <>
                {' '}
                That was proposed:{' '}
                <a href={`/reviews/${loaded.proposed.proposalId}`}>it waits for a second person</a>.
              </>
            )}
          </p>
        )}
        <Stands loaded={loaded} now={now} />
        <Notices loaded={loaded} now={now} />
        <p class="kith-no-print">
          <a href={answer}>Everything that follows from it</a>
          {loaded.mayReview && restriction.endedAt === null && (
            <>
              {' '}
              · <a href="#review">Look at it again</a>
            </>
          )}
        </p>
        <Looks loaded={loaded} now={now} />
        {loaded.mayReview && (restriction.endedAt === null || form.notice !== undefined) && (
          <Section heading="Look at it again" id="review">
            <ReviewForm childName={child.givenName} form={form} now={now} seen={loaded.seen} />
          </Section>
        )}
      </>
    ),
  };
}

function lead({ restriction }: Loaded, now: Now): string {
  const { endedAt, reviewAt, endsAt, since } = restriction;
  if (endedAt !== null) return `Ended ${longDateTime(endedAt, now)}. It began ${longDateTime(since, now)}.`;
  const begun = `In force since ${momentWords(since, now)}.`;
  if (endsAt !== null && endsAt <= now)
    return `${begun} Its end has passed: look at it again, and end it or say why not.`;
  if (reviewAt !== null && reviewAt <= now)
    return `${begun} It was to be looked at again ${momentWords(reviewAt, now)}.`;
  return begun;
}

function Stands({ loaded, now }: Props): VNode {
  const { restriction, facts, words, child } = loaded;
  const grounds = facts['grounds'];
  const moment = (at: number | null, none: string) => (at === null ? none : longDateTime(at, now));
  const row = (key: string, value: string | undefined) => (value ? { key, value } : null);
  return (
    <Card>
      <SummaryList
        rows={[
          row(
            'Why',
            Array.isArray(grounds) && grounds.length > 0
              ? listWords(grounds.map((ground) => groundWords(String(ground))))
              : 'Not said yet',
          ),
          row('What happened', words['words']),
          row(`What ${child.givenName} said`, words['childSaid'] ?? 'Not written down yet'),
          row(`How ${child.givenName} reaches people`, words['reach']),
          restriction.endedAt === null ? row('Ends', moment(restriction.endsAt, 'No end set')) : null,
          restriction.endedAt === null ? row('Next look', moment(restriction.reviewAt, 'No day set')) : null,
          row('Eased at a review', restriction.eased ? 'Yes' : undefined),
          row('Placing authority', authorityWords(restriction.authorityView)),
        ]}
      />
    </Card>
  );
}

function authorityWords(view: 'agrees' | 'objects' | null): string {
  if (view === null) return 'Has not answered yet';
  return view === 'agrees' ? 'Agrees with it' : 'Objects to it';
}

function Notices({ loaded, now }: Props): VNode | null {
  const { notices, people } = loaded;
  if (notices.length === 0) return null;
  return (
    <Section heading="Who is told and asked">
      <Card>
        <SummaryList
          rows={notices.map((owed) => ({
            key: titleOf(owed.duty, people.childName, whoFor(owed.duty, people)),
            value: <Standing owed={owed} now={now} link={loaded.mayOpenDuties} />,
          }))}
        />
      </Card>
    </Section>
  );
}

function Standing({ owed, now, link }: { owed: OwedDuty; now: Now; link: boolean }): VNode {
  const standing = standingOf(owed, now);
  if (standing === 'held')
    return (
      <>
        <Tag classes="kith-tag--held">On hold</Tag> until {owed.duty.heldUntil.join('; ')}
      </>
    );
  if (standing === 'set-aside' || standing === 'ended')
    return <>{standing === 'ended' ? 'No longer owed' : 'Set aside, with a reason'}</>;
  const state = standing === 'open' && owed.dueAt === null ? 'no-time' : standing;
  return (
    <>
      <ClockSentence dueAt={owed.dueAt} now={now} state={state} doneAt={owed.closed?.at} />{' '}
      {link && (
        <a href={`/duties/${owed.dutyId}`}>
          {owed.closed ? 'How' : 'Do it'}
          <span class="govuk-visually-hidden">: {owed.duty.parts[0]?.title ?? owed.duty.action}</span>
        </a>
      )}
    </>
  );
}

const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  continue: 'Looked at again: it goes on',
  reduce: 'Looked at again: eased',
  end: 'Looked at again: ended',
  agrees: 'The placing authority agrees',
  objects: 'The placing authority objects',
  received: 'The placing authority has the notice',
};

function Looks({ loaded, now }: Props): VNode {
  const { looks, names } = loaded;
  return (
    <Section heading="Reviews and answers">
      {looks.length === 0 && <p>Nobody has looked at it again yet.</p>}
      <Timeline
        headingLevel={3}
        items={looks.map(({ facts, details, recordedBy, occurredAt }) => ({
          title: OUTCOME_WORDS[textOf(facts['outcome'] ?? details['view']) ?? ''] ?? 'Looked at again',
          byline: names.get(recordedBy) ?? 'a colleague',
          when: longDateTime(occurredAt, now),
          datetime: new Date(occurredAt).toISOString(),
          look: facts['outcome'] === 'end' || facts['outcome'] === 'reduce' ? ('done' as const) : undefined,
          content: (
            <>
              {typeof facts['riskReduced'] === 'boolean' && (
                <p>The danger has {facts['riskReduced'] ? 'become less' : 'not become less'}.</p>
              )}
              {textOf(details['words']) && <p dir="auto">{textOf(details['words'])}</p>}
              {textOf(details['childSaid']) && (
                <p>
                  What {loaded.child.givenName} thinks: {textOf(details['childSaid'])}
                </p>
              )}
              {typeof details['reviewAt'] === 'number' && (
                <p class="kith-muted">Next look {longDateTime(details['reviewAt'], now)}</p>
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}
