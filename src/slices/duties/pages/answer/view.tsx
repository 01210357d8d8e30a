import type { VNode } from 'preact';
import type { RecordedEvent } from '#slices/events/index.ts';
import { DetailWords } from '#ui/duty/detail-words.tsx';
import { WordsBox } from '#ui/duty/words-box.tsx';
import { InsetText } from '#ui/govuk/inset-text.tsx';
import { TaskList } from '#ui/govuk/task-list.tsx';
import { Timeline } from '#ui/moj/timeline.tsx';
import { eventTitle } from '#ui/words/event-words.ts';
import { textOf } from '#ui/words/text-of.ts';
import { longDateTime, timeOf } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { arrange } from '../../model/arrange.ts';
import { standingOf } from '../../model/duty-row.ts';
import { DutyView } from '../../parts/duty-view.tsx';
import { GateJudgement } from '../../parts/gate-view.tsx';
import { NoTime } from '../../parts/no-time-view.tsx';
import { Nevers, WordsToHand } from '../../parts/prompts-view.tsx';
import type { Loaded } from './load.ts';

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** The answer: what happens now, in the order of harm, then time. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { event, child, home, owed, people, names } = loaded;
  const { mayDo } = loaded;
  const open = owed.filter((each) => each.closed === null);
  const { first, noTime } = arrange(open);
  const prompts = loaded.answer?.prompts ?? [];
  const closed = owed.filter((each) => each.closed !== null);
  const what = eventTitle(event.type, event.facts, deviceWords(event));
  const path = `/children/${child.childId}/events/${event.eventId}`;
  return {
    title: 'What happens now',
    caption: `${home.name} · ${child.givenName} ${child.familyName.slice(0, 1)}, ${loaded.age} · recorded ${longDateTime(event.recordedAt, now)} by ${names.get(event.recordedBy) ?? 'a colleague'}`,
    heading: `${what} at ${timeOf(event.occurredAt)}: what happens now`,
    lead: lead(first.length, noTime.length, event, now),
    current: 'record',
    wide: true,
    body: (
      <>
        <Danger event={event} />
        {loaded.concerns.map((each) => (
          <InsetText>
            You said that there is more to worry about. What that asks for stands in this list too.{' '}
            <a href={`/children/${child.childId}/events/${each.eventId}`}>What your policies say about it</a>
          </InsetText>
        ))}
        <Nevers prompts={prompts} childName={child.givenName} />
        {first.map((each, index) => (
          <DutyView
            owed={each}
            number={index + 1}
            people={people}
            now={now}
            mayDo={mayDo}
            packTitles={loaded.packTitles}
          />
        ))}
        <NoTime owed={noTime} people={people} mayDo={mayDo} />
        {mayDo && <StillToWrite loaded={loaded} path={path} />}
        <WordsToHand prompts={prompts} childName={child.givenName} />
        <GateJudgement gates={loaded.answer?.gates ?? []} titles={loaded.packTitles} />
        {closed.length > 0 && (
          <section>
            <h2>Done, or no longer owed</h2>
            {closed.map((each) => (
              <DutyView
                owed={each}
                people={people}
                now={now}
                mayDo={false}
                mayOpen={loaded.mayOpen}
                packTitles={loaded.packTitles}
              />
            ))}
          </section>
        )}
        <Added loaded={loaded} now={now} />
        <p class="kith-no-print">
          {mayDo && (
            <>
              <a href={`${path}/add`}>Add or correct something</a> ·{' '}
            </>
          )}
          {event.deviceId && (
            <>
              <a href={`/devices/${event.deviceId}`}>The device and its custody</a> ·{' '}
            </>
          )}
          {event.type === 'access.restricted' && (
            <>
              <a href={`/restrictions/${event.eventId}`}>The restriction and its reviews</a> ·{' '}
            </>
          )}
          <a href={`/children/${child.childId}`}>{child.givenName}’s timeline</a>
        </p>
      </>
    ),
  };

  function lead(inOrder: number, later: number, of: RecordedEvent, at: typeof now): string {
    if (inOrder + later === 0) return 'Saved. Nothing is owed on this now.';
    const things =
      inOrder === 1 ? 'One thing follows' : `${COUNTS[inOrder] ?? inOrder} things follow, in this order`;
    const held = open.some((each) => standingOf(each, at) === 'held') ? ' One of them is on hold.' : '';
    return `Saved. ${things}. You can leave and come back; the clocks started at ${timeOf(of.occurredAt)}.${held}`;
  }
}

const deviceWords = (event: RecordedEvent): string | undefined =>
  typeof event.details['device'] === 'string' ? event.details['device'] : undefined;

function Danger({ event }: { event: RecordedEvent }): VNode | null {
  if (event.details['safe'] !== 'no') return null;
  return (
    <div class="kith-no-print">
      <WordsBox kind="do-not" lead="Somebody is not safe.">
        Ring <a href="tel:999">999</a> first. The rest can wait.
      </WordsBox>
    </div>
  );
}

function StillToWrite({ loaded, path }: { loaded: Loaded; path: string }): VNode | null {
  const missing = new Set((loaded.answer?.asks ?? []).flatMap((ask) => (ask.fact ? [ask.fact] : [])));
  const detailed = loaded.additions.some((each) => each.type === 'event.details-added');
  return (
    <section class="kith-no-print">
      <h2>Still to write down</h2>
      <TaskList
        items={[
          {
            title: 'Finish the record',
            href: `${path}/details`,
            hint:
              missing.size > 0
                ? `${missing.size} answers your policies need. Some of the list above depends on them.`
                : 'What happened, what was said, who was there.',
            status:
              detailed && missing.size === 0
                ? { content: 'Done' }
                : { tag: { content: detailed ? 'Partly done' : 'Not yet' } },
          },
        ]}
      />
      <p class="kith-muted">A colleague may finish it for you. Nothing is lost if you stop.</p>
    </section>
  );
}

function Added({ loaded, now }: { loaded: Loaded; now: PageContext['now'] }): VNode | null {
  const words = loaded.additions.filter(
    ({ details }) => textOf(details['words']) ?? textOf(details['childSaid']),
  );
  if (words.length === 0) return null;
  return (
    <section>
      <h2>Added since</h2>
      <Timeline
        headingLevel={3}
        items={words.map((each) => ({
          title: eventTitle(each.type, each.facts),
          byline: loaded.names.get(each.recordedBy) ?? 'a colleague',
          when: longDateTime(each.occurredAt, now),
          datetime: new Date(each.occurredAt).toISOString(),
          content: <DetailWords details={each.details} now={now} />,
        }))}
      />
    </section>
  );
}
