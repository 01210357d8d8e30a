import type { VNode } from 'preact';
import { Select } from '#ui/govuk/select.tsx';
import { Columns, Section } from '#ui/layout/columns.tsx';
import { Filter } from '#ui/moj/filter.tsx';
import { Timeline } from '#ui/moj/timeline.tsx';
import { longDateTime } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import { deedWords, PERIODS, refusalWords, triedWords } from '../../model/look-words.ts';
import { roleWords, whyWords } from '../../model/why-words.ts';
import type { Loaded } from './load.ts';

type Now = PageContext['now'];
type Look = Loaded['looks'][number];

/** Everybody who has opened a child's record or added to it, why they could, and who was refused. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { child } = loaded;
  return {
    title: `Who has looked: ${child.givenName} ${child.familyName.slice(0, 1)}`,
    caption: `${child.givenName} ${child.familyName}`,
    heading: 'Who has looked at this child, and why they could',
    lead: 'Every look at this record is written down, yours as well. Nobody can change or remove an entry.',
    current: 'children',
    backTo: { href: `/children/${child.childId}`, text: `${child.givenName}’s record` },
    wide: true,
    body: (
      <Columns
        main={
          <>
            {!loaded.further && <Refused loaded={loaded} now={now} />}
            <Section heading={loaded.further ? 'Earlier' : 'Looked, or added something'}>
              <Looked loaded={loaded} now={now} />
            </Section>
          </>
        }
        side={<Narrow loaded={loaded} />}
      />
    ),
  };
}

function Refused({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  const { refusals } = loaded;
  return (
    <Section heading={`Refused (${refusals.length})`} id="refused">
      {refusals.length === 0 ? (
        <p>Nobody was refused in this time.</p>
      ) : (
        <Timeline
          headingLevel={3}
          items={refusals.map((look) => ({
            ...whoAndWhen(look, loaded, now),
            title: triedWords(look.event),
            look: 'harm',
            content: <p class="kith-muted">{refusalWords(look.reason)}</p>,
          }))}
        />
      )}
    </Section>
  );
}

function Looked({ loaded, now }: { loaded: Loaded; now: Now }): VNode {
  const { looks, older } = loaded;
  if (looks.length === 0) return <p>Nobody has, in this time.</p>;
  return (
    <>
      <Timeline
        headingLevel={3}
        items={looks.map((look) => ({
          ...whoAndWhen(look, loaded, now),
          title: deedWords(look.event),
          content: <p class="kith-muted">{whyWords(look.because, look.personId === null)}</p>,
        }))}
      />
      {older && (
        <p class="kith-no-print">
          <a href={addressOf(loaded, { before: older })}>Earlier entries</a>
        </p>
      )}
    </>
  );
}

function whoAndWhen(look: Look, { names }: Loaded, now: Now) {
  const name =
    look.personId === null ? 'Kith itself' : (names.get(look.personId) ?? 'somebody no longer here');
  const role = roleWords(look.role);
  return {
    byline: role ? `${name}, ${role}` : name,
    when: longDateTime(look.at, now),
    datetime: new Date(look.at).toISOString(),
  };
}

const addressOf = ({ child, person, period }: Loaded, more: Readonly<Record<string, string>>): string =>
  `/children/${child.childId}/audit?${new URLSearchParams({ ...(person ? { person } : {}), period, ...more })}`;

function Narrow({ loaded }: { loaded: Loaded }): VNode {
  return (
    <div class="kith-no-print">
      <Filter action={`/children/${loaded.child.childId}/audit`} heading="Show only">
        <Select
          id="person"
          name="person"
          label={{ content: 'Who' }}
          value={loaded.person}
          items={[
            { value: '', text: 'Everybody' },
            ...loaded.people.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Select
          id="period"
          name="period"
          label={{ content: 'When' }}
          value={loaded.period}
          items={PERIODS.map(({ id, words }) => ({ value: id, text: words }))}
        />
      </Filter>
    </div>
  );
}
