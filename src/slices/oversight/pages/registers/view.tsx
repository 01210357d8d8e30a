import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Table } from '#ui/govuk/table.tsx';
import { Scroll, Section } from '#ui/layout/columns.tsx';
import { deviceStateWords, whatWords } from '#ui/words/event-words.ts';
import { longDate, longDateTime, timeOf } from '#ui/words/time-words.ts';
import type { Drawn, FormState, PageContext } from '#web/page.ts';
import type { Loaded } from './load.ts';

type Now = PageContext['now'];

/** Figures, then what is in force, then what the home holds; last the children who agreed to be read. */
export function view(loaded: Loaded, _form: FormState, { now }: PageContext): Drawn {
  const { home, others, agreed } = loaded;
  return {
    title: 'Registers',
    heading: `Registers of ${home.name}`,
    lead: `${longDate(now, now)}, ${timeOf(now)}. You see this because of a dated grant. You read; you change nothing.`,
    current: 'registers',
    wide: true,
    body: (
      <>
        {others.length > 0 && (
          <p class="kith-no-print">
            Other homes:{' '}
            {others.map((other, index) => (
              <>
                {index > 0 && ' · '}
                <a href={`/registers?home=${other.homeId}`}>{other.name}</a>
              </>
            ))}
          </p>
        )}
        <Figures loaded={loaded} />
        <InForce loaded={loaded} now={now} />
        <Held loaded={loaded} now={now} />
        <Section heading="Children who agreed that you read their record">
          {agreed.length === 0 ? (
            <p>None. A child and their placing authority both have to agree.</p>
          ) : (
            <ul class="govuk-list">
              {agreed.map((child) => (
                <li>
                  <a href={`/children/${child.childId}`}>
                    {child.givenName} {child.familyName}
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </>
    ),
  };
}

function Figures({ loaded }: { readonly loaded: Loaded }): VNode {
  const { children, open, overdue, emergencies, month } = loaded.totals;
  return (
    <Section heading="In figures">
      <Card>
        <SummaryList
          rows={[
            { key: 'Children who live here', value: String(children) },
            { key: 'Restrictions in force', value: String(loaded.restrictions.length) },
            { key: 'Devices the home holds', value: String(loaded.devices.length) },
            { key: 'Things owed now', value: `${open}, of which ${overdue} overdue` },
            {
              key: 'Due this month',
              value: `${month.due}: ${month.inTime} done in time, ${month.late} late or still owed`,
            },
            {
              key: 'Restrictions reviewed this month',
              value: `${month.reviewed}, of which ${month.eased} eased or ended`,
            },
            { key: 'Records opened in an emergency this month', value: String(emergencies) },
          ]}
        />
      </Card>
    </Section>
  );
}

const VIEWS = { agrees: 'Agrees', objects: 'Objects' } as const;

function InForce({ loaded, now }: { readonly loaded: Loaded; readonly now: Now }): VNode {
  const moment = (at: number | null, none: string) => (at === null ? none : longDateTime(at, now));
  return (
    <Section heading="Restrictions in force">
      {loaded.restrictions.length === 0 ? (
        <p>None.</p>
      ) : (
        <Card>
          <Scroll label="Restrictions in force">
            <Table
              caption="Restrictions in force"
              captionClasses="govuk-visually-hidden"
              head={['Whose', 'What', 'Since', 'Ends', 'Next look', 'Placing authority'].map((content) => ({
                content,
              }))}
              rows={loaded.restrictions.map((row) => [
                { content: row.letter },
                { content: `${whatWords(row.what)} ${row.extent === 'withdrawn' ? 'stopped' : 'cut down'}` },
                { content: longDateTime(row.since, now) },
                { content: moment(row.endsAt, 'No end set') },
                { content: moment(row.reviewAt, 'No day set') },
                { content: row.authorityView === null ? 'Has not answered yet' : VIEWS[row.authorityView] },
              ])}
            />
          </Scroll>
        </Card>
      )}
    </Section>
  );
}

function Held({ loaded, now }: { readonly loaded: Loaded; readonly now: Now }): VNode {
  return (
    <Section heading="Devices the home holds">
      {loaded.devices.length === 0 ? (
        <p>None.</p>
      ) : (
        <Card>
          <Scroll label="Devices the home holds">
            <Table
              caption="Devices the home holds"
              captionClasses="govuk-visually-hidden"
              head={['Whose', 'What', 'Where it is', 'Seal', 'Since'].map((content) => ({ content }))}
              rows={loaded.devices.map((row) => [
                { content: row.letter },
                { content: KINDS[row.kind] ?? 'Device' },
                { content: deviceStateWords(row.state) },
                { content: row.seal === null ? 'No seal' : 'Sealed' },
                { content: longDateTime(row.since, now) },
              ])}
            />
          </Scroll>
        </Card>
      )}
    </Section>
  );
}

const KINDS: Readonly<Record<string, string>> = {
  phone: 'Phone',
  tablet: 'Tablet',
  laptop: 'Laptop',
  computer: 'Computer',
  'games-console': 'Games console',
  other: 'Another device',
};
