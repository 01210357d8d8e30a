import type { VNode } from 'preact';
import { fillWords } from '#kernel/fill-words.ts';
import { ClockSentence } from '#ui/duty/clock.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { CharacterCount } from '#ui/govuk/character-count.tsx';
import { InsetText } from '#ui/govuk/inset-text.tsx';
import { Radios } from '#ui/govuk/radios.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { eventTitle, groundWords, listWords } from '#ui/words/event-words.ts';
import { textOf } from '#ui/words/text-of.ts';
import { dayWords, longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { errorOf, valueOf } from '#web/page.ts';
import { LONGEST } from '../../model/how.ts';
import type { Loaded } from './load.ts';

type Now = PageContext['now'];

const VIEW_WORDS: Readonly<Record<string, string>> = {
  agrees: 'Agrees with it',
  objects: 'Objects to it',
  received: 'Has received the notice',
};

/** One notice, for the child's social worker: what, why, until when, the child's view, and the answer. */
export function view(loaded: Loaded, form: FormState, { now }: PageContext): Drawn {
  const { event, child, home, answers, names } = loaded;
  const device = typeof event.details['device'] === 'string' ? event.details['device'] : undefined;
  return {
    title: 'A notice',
    caption: `${home.name} · recorded ${longDateTime(event.recordedAt, now)} by ${names.get(event.recordedBy) ?? 'the home'}`,
    heading: `${child.givenName} ${child.familyName}: ${eventTitle(event.type, loaded.facts, device).toLowerCase()}`,
    current: 'notices',
    backTo: { href: '/notices', text: 'Notices' },
    body: (
      <>
        <Facts loaded={loaded} now={now} />
        {answers.map((answer) => (
          <InsetText>
            <p>
              <strong>{VIEW_WORDS[textOf(answer.details['view']) ?? ''] ?? 'Answered'}</strong>
            </p>
            {textOf(answer.details['words']) && <p dir="auto">{textOf(answer.details['words'])}</p>}
            <p class="kith-muted">
              {names.get(answer.recordedBy)}, {longDateTime(answer.occurredAt, now)}
            </p>
          </InsetText>
        ))}
        <AnswerForm form={form} loaded={loaded} />
        <p>
          <a href={`/children/${child.childId}`}>{child.givenName}’s timeline</a>
        </p>
      </>
    ),
  };
}

function Facts({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  // Words of the event and of what completed it; what was written about duties stands with them.
  const written = [loaded.event, ...loaded.additions.filter((each) => each.type === 'event.details-added')];
  const latest = (field: string) => written.map((each) => textOf(each.details[field])).findLast(Boolean);
  const words = written.map((each) => textOf(each.details['words'])).find(Boolean);
  const ends = loaded.additions
    .map((each) => each.details['endsAt'])
    .findLast((each) => typeof each === 'number');
  const grounds = loaded.facts['grounds'] ?? loaded.facts['suspicion'];
  const row = (key: string, value: string | undefined) =>
    value ? [{ key: { content: key }, value: { content: value } }] : [];
  return (
    <>
      <SummaryList
        rows={[
          ...row('When', longDateTime(loaded.happenedAt, now)),
          ...row(
            'Emergency',
            loaded.facts['emergency'] === undefined
              ? 'Not said yet'
              : loaded.facts['emergency']
                ? 'Yes'
                : 'No',
          ),
          ...row(
            'Why',
            Array.isArray(grounds) && grounds.length > 0
              ? listWords(grounds.map((each) => groundWords(String(each))))
              : 'Not said yet',
          ),
          ...row('What happened', words),
          ...row(`What ${loaded.child.givenName} said`, latest('childSaid') ?? 'Not written down yet'),
          ...row('How they can reach people', latest('reach')),
          ...row('Until', typeof ends === 'number' ? dayWords(ends, now) : 'No end set yet'),
        ]}
      />
      <h2>What the home owes you</h2>
      <ul>
        {loaded.owed.map(({ duty, closed, dueAt, lateAt }) => (
          <li>
            {fillWords(duty.parts[0]?.title ?? duty.action, loaded.child.givenName, 'you')}:{' '}
            <ClockSentence
              dueAt={dueAt}
              now={now}
              state={
                closed
                  ? 'done'
                  : lateAt !== null && lateAt < now
                    ? 'overdue'
                    : dueAt === null
                      ? 'no-time'
                      : 'open'
              }
              doneAt={closed?.at}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function AnswerForm({ form, loaded }: { form: FormState; loaded: Loaded }): VNode {
  return (
    <form method="post" novalidate>
      {form.hidden}
      <input
        type="hidden"
        name="seen"
        value={
          form.notice
            ? String(loaded.additions.length)
            : valueOf(form.values, 'seen') || String(loaded.additions.length)
        }
      />
      <Radios
        name="view"
        fieldset={{
          legend: {
            content: loaded.answers.length > 0 ? 'Has your view changed?' : 'Your answer',
            classes: 'govuk-fieldset__legend--m',
          },
        }}
        errorMessage={errorOf(form, 'view')}
        value={valueOf(form.values, 'view')}
        items={[
          { value: 'agrees', content: 'I agree with it' },
          { value: 'objects', content: 'I object to it', hint: 'The home sees your words at once.' },
          { value: 'received', content: 'I have received this and will answer later' },
        ]}
      />
      <CharacterCount
        name="words"
        maxlength={LONGEST}
        threshold={75}
        rows={4}
        label="Your words to the home"
        hint="What you agree to, what you object to, or what you want to be told next."
        value={valueOf(form.values, 'words')}
        errorMessage={errorOf(form, 'words')}
      />
      <Button preventDoubleClick>Send my answer</Button>
    </form>
  );
}
