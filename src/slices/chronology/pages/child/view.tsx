import type { VNode } from 'preact';
import { capital, decapital, fillWords } from '#kernel/fill-words.ts';
import type { RecordedEvent } from '#slices/events/index.ts';
import { Card } from '#ui/duty/card.tsx';
import { DetailWords } from '#ui/duty/detail-words.tsx';
import { PhoneNumber } from '#ui/duty/phone-number.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Checkboxes } from '#ui/govuk/checkboxes.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Columns, Section } from '#ui/layout/columns.tsx';
import { Filter } from '#ui/moj/filter.tsx';
import { Timeline } from '#ui/moj/timeline.tsx';
import { deviceStateWords, eventTitle, whatWords } from '#ui/words/event-words.ts';
import { textOf } from '#ui/words/text-of.ts';
import { dayWords, longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { FILTERS } from '../../model/filters.ts';
import type { Loaded } from './load.ts';

type Now = PageContext['now'];

/** One child: who is around them, what is in force, and everything recorded, the newest first. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { child, age, mayRecord } = loaded;
  return {
    title: `${child.givenName} ${child.familyName.slice(0, 1)}`,
    caption: `${child.homeName ?? 'Left'} · ${age} years old`,
    heading: `${child.givenName} ${child.familyName}`,
    current: 'children',
    backTo: loaded.mayList
      ? { href: '/children', text: 'Children' }
      : { href: '/registers', text: 'Registers' },
    wide: true,
    body: (
      <>
        {loaded.emergency && (
          <Card edge="soon">
            <p>
              <strong>
                You opened this record in an emergency. You can read it until{' '}
                {longDateTime(loaded.emergency.endsAt, now)}.
              </strong>{' '}
              You change nothing. {child.givenName}’s social worker and the manager of the home were told.
            </p>
            <p class="kith-tight kith-no-print">
              <a href={`/emergency-access/${loaded.emergency.accessId}/give-back`}>
                I have read what I needed: give it back
              </a>
            </p>
          </Card>
        )}
        {mayRecord && (
          <p class="kith-no-print">
            <Button href={`/record?child=${child.childId}`}>Record something about {child.givenName}</Button>
          </p>
        )}
        <Columns
          main={
            <Section heading="Timeline">
              <TimelineOf loaded={loaded} now={now} />
            </Section>
          }
          side={
            <>
              <InForce loaded={loaded} now={now} />
              <Around loaded={loaded} />
              <Narrow loaded={loaded} />
              {loaded.mayAudit && (
                <p class="kith-no-print">
                  <a href={`/children/${child.childId}/audit`}>Who has looked at this record</a>
                </p>
              )}
            </>
          }
        />
      </>
    ),
  };
}

function TimelineOf({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  const { child, entries, names, older, chosen } = loaded;
  if (entries.length === 0) return <p>Nothing is recorded{chosen.length > 0 ? ' of this kind' : ''} yet.</p>;
  const more = new URLSearchParams([...chosen.map((each) => ['show', each]), ['before', older ?? '']]);
  return (
    <>
      <Timeline
        headingLevel={3}
        items={entries.map((entry) => ({
          title: titleOf(entry, child.givenName),
          byline: names.get(entry.recordedBy) ?? 'a colleague',
          when: longDateTime(entry.occurredAt, now),
          datetime: new Date(entry.occurredAt).toISOString(),
          content: <Entry entry={entry} childId={child.childId} now={now} />,
        }))}
      />
      {older && (
        <p class="kith-no-print">
          <a href={`/children/${child.childId}?${more}`}>Older entries</a>
        </p>
      )}
    </>
  );
}

/** "Blue phone seized"; of what was done about a duty, which one: "Done: tell Rowan’s social worker". */
function titleOf(entry: RecordedEvent, childName: string): string {
  const title = eventTitle(entry.type, entry.facts, textOf(entry.details['device']));
  const duty = textOf(entry.details['title']);
  return duty ? `${title}: ${decapital(fillWords(duty, childName, 'them'))}` : title;
}

function Entry({ entry, childId, now }: { entry: RecordedEvent; childId: string; now: Now }): VNode {
  const root = entry.about ?? entry.eventId;
  const later = entry.recordedAt - entry.occurredAt > 3_600_000;
  return (
    <>
      <DetailWords details={entry.details} now={now} />
      {later && <p class="kith-muted">Written down {longDateTime(entry.recordedAt, now)}.</p>}
      {LEADS_ON.has(entry.type) && (
        <p class="kith-no-print">
          <a href={`/children/${childId}/events/${root}`}>What followed</a>
        </p>
      )}
    </>
  );
}

const LEADS_ON: ReadonlySet<string> = new Set(
  FILTERS.filter((filter) => filter.id !== 'added' && filter.id !== 'duties').flatMap(
    (filter) => filter.types,
  ),
);

function InForce({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  const { restrictions, devices } = loaded;
  const held = devices.filter((device) => device.state !== 'with-child' && device.state !== 'returned');
  return (
    <Section heading="In force">
      <Card>
        {restrictions.length + held.length === 0 && <p>Nothing is limited or held.</p>}
        {restrictions.map((each) => (
          <p>
            <a href={`/restrictions/${each.restrictionId}`}>
              {whatWords(each.what)} {each.extent === 'withdrawn' ? 'stopped' : 'cut down'}
            </a>
            <br />
            <span class="kith-muted">
              since {dayWords(each.since, now)},{' '}
              {each.endsAt !== null
                ? `until ${dayWords(each.endsAt, now)}`
                : each.reviewAt !== null
                  ? `review ${dayWords(each.reviewAt, now)}`
                  : 'no end set'}
            </span>
          </p>
        ))}
        {held.map((device) => (
          <p>
            <a href={`/devices/${device.deviceId}`}>{device.description}</a>
            <br />
            <span class="kith-muted">
              {deviceStateWords(device.state)} since {dayWords(device.since, now)}
            </span>
          </p>
        ))}
      </Card>
    </Section>
  );
}

function Around({ loaded }: { loaded: Loaded }): VNode {
  return (
    <Section heading={`Around ${loaded.child.givenName}`}>
      <SummaryList
        rows={loaded.adults.map((adult) => ({
          key: { content: capital(adult.relation) },
          value: {
            content: (
              <>
                {adult.name}
                {adult.phone && (
                  <>
                    <br />
                    <PhoneNumber number={adult.phone} />
                  </>
                )}
                {adult.outOfHoursPhone && (
                  <>
                    <br />
                    <span class="kith-muted">out of hours</span>{' '}
                    <PhoneNumber number={adult.outOfHoursPhone} />
                  </>
                )}
              </>
            ),
          },
        }))}
      />
      {loaded.mayAllocate && (
        <p class="kith-no-print">
          <a href={`/children/${loaded.child.childId}/social-worker`}>
            Another social worker, and who it was before
          </a>
        </p>
      )}
    </Section>
  );
}

function Narrow({ loaded }: { loaded: Loaded }): VNode {
  return (
    <div class="kith-no-print">
      <Filter
        action={`/children/${loaded.child.childId}`}
        heading="Show only"
        clearHref={loaded.chosen.length > 0 ? `/children/${loaded.child.childId}` : undefined}
      >
        <Checkboxes
          name="show"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: { content: 'Kinds of entry', classes: 'govuk-visually-hidden' } }}
          values={[...loaded.chosen]}
          items={FILTERS.map((filter) => ({ value: filter.id, content: filter.words }))}
        />
      </Filter>
    </div>
  );
}
