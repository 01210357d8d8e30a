import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Tag } from '#ui/govuk/tag.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import { eventTitle } from '#ui/words/event-words.ts';
import { momentWords } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import type { Loaded, Notice, Opened } from './load.ts';

/** What the homes told this authority: what waits for an answer first. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const waiting = loaded.notices.filter((notice) => notice.answeredAt === null);
  const answered = loaded.notices.filter((notice) => notice.answeredAt !== null);
  return {
    title: 'Notices',
    heading: 'Notices',
    lead: 'What the homes have told you about the children allocated to you.',
    current: 'notices',
    wide: true,
    body: (
      <>
        {loaded.opened.length > 0 && (
          <Section heading="Opened in an emergency">
            {loaded.opened.map((each) => (
              <OpenedCard opened={each} now={now} />
            ))}
          </Section>
        )}
        <Section heading="Waiting for your answer">
          {waiting.length === 0 ? (
            <p>Nothing waits for you.</p>
          ) : (
            <Rows label="Notices waiting for your answer" notices={waiting} now={now} />
          )}
        </Section>
        {loaded.visitors.length > 0 && (
          <Section heading="Visitors to the homes">
            <p>They read registers without a child’s name. Say whether one may read a child’s own record.</p>
            <ul class="govuk-list">
              {loaded.visitors.map((each) => (
                <li>
                  <a href={each.href}>
                    {each.name} and {each.child}’s record
                  </a>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {answered.length > 0 && (
          <Section heading="Answered">
            <Rows label="Answered notices" notices={answered} now={now} />
          </Section>
        )}
      </>
    ),
  };
}

/** Who read a child’s record without working with them, why, and what somebody else found. */
function OpenedCard({ opened, now }: { readonly opened: Opened; readonly now: PageContext['now'] }): VNode {
  return (
    <Card edge={opened.found === null ? 'soon' : 'done'}>
      <h3 class="kith-duty__title">
        {opened.who} opened {opened.child}’s record
      </h3>
      <p class="kith-tight">
        {momentWords(opened.openedAt, now)}, to read until {momentWords(opened.endsAt, now)}. {opened.why}.
      </p>
      <p dir="auto">{opened.words}</p>
      <p class="kith-muted">
        {opened.found === null
          ? 'Somebody else at the home looks at it within a working day.'
          : `Somebody else looked at it: it was ${opened.found === 'needed' ? '' : 'not '}needed.`}
      </p>
    </Card>
  );
}

type RowsProps = {
  readonly label: string;
  readonly notices: readonly Notice[];
  readonly now: PageContext['now'];
};

function Rows({ label, notices, now }: RowsProps): VNode {
  return (
    <Card>
      <Scroll label={label}>
        <Table
          head={[
            { content: 'Child' },
            { content: 'What happened' },
            { content: 'When' },
            { content: 'Your answer' },
          ]}
          rows={notices.map((notice) => [
            { content: notice.childName },
            {
              content: (
                <a href={`/notices/${notice.eventId}`}>
                  {eventTitle(
                    notice.type,
                    notice.facts,
                    typeof notice.details['device'] === 'string' ? notice.details['device'] : undefined,
                  )}
                </a>
              ),
            },
            { content: momentWords(notice.occurredAt, now) },
            {
              content:
                notice.answeredAt === null ? (
                  <Tag classes="kith-tag--soon">not yet</Tag>
                ) : (
                  momentWords(notice.answeredAt, now)
                ),
            },
          ])}
        />
      </Scroll>
    </Card>
  );
}
