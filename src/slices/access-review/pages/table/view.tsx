import type { VNode } from 'preact';
import { Card } from '#ui/duty/card.tsx';
import { Button } from '#ui/govuk/button.tsx';
import { Select } from '#ui/govuk/select.tsx';
import { SummaryList } from '#ui/govuk/summary-list.tsx';
import { Section } from '#ui/layout/columns.tsx';
import type { Drawn } from '#web/page.ts';
import { ACTION_WORDS, ACTIONS, AREAS, tableByArea } from '../../model/areas.ts';
import { ROLE_CHOICES } from '../../model/role-choices.ts';
import type { Loaded } from './load.ts';

/** The table that Kith decides by, in words, with a question that can be put to it. */
export function view(loaded: Loaded): Drawn {
  const areas = tableByArea(loaded.role);
  const rows = areas.reduce((sum, area) => sum + area.rows.length, 0);
  return {
    title: 'Who can do what',
    heading: 'Who can do what, and why',
    lead: 'Kith decides every page by this table. What no row gives to anybody is refused, and the refusal is written down.',
    current: 'home',
    wide: true,
    body: (
      <>
        <Question loaded={loaded} />
        <Section heading="The table" id="table">
          <form
            class="kith-card kith-card--bare kith-narrow kith-no-print"
            method="get"
            action="/access#table"
            aria-label="Narrow the table"
          >
            <Select
              name="role"
              label="What is given to …"
              value={loaded.role ?? ''}
              items={[{ value: '', text: 'Everybody' }, ...ROLE_CHOICES]}
            />
            <div class="kith-narrow__press">
              <Button classes="govuk-button--secondary">Show these</Button>
              {loaded.role && <a href="/access#table">Show all</a>}
            </div>
          </form>
          <p>{rows === 1 ? '1 thing' : `${rows} things`} that can be done.</p>
        </Section>
        {areas.map(({ area, title, rows: those }) => (
          <Section heading={title} level={3} id={`area-${area}`}>
            <Card>
              <SummaryList
                rows={those.map((row) => ({
                  key: row.does,
                  value: (
                    <>
                      {row.who.map((who) => (
                        <p class="kith-tight">{who}.</p>
                      ))}
                      <p class="kith-muted kith-tight">{row.why}</p>
                    </>
                  ),
                }))}
              />
            </Card>
          </Section>
        ))}
      </>
    ),
  };
}

function Question({ loaded }: { readonly loaded: Loaded }): VNode {
  const { asked, people, children, homes, told } = loaded;
  const none = { value: '', text: 'Choose' };
  return (
    <Section heading="Ask why" id="ask">
      {told && (
        <Card edge={told.allow ? 'done' : 'held'}>
          <h3 class="kith-duty__title">{told.allow ? 'Yes' : 'No'}</h3>
          {told.about && <p class="kith-muted">Asked about {told.about}.</p>}
          <p>{told.answer}</p>
          <ul class="govuk-list govuk-list--bullet">
            {told.rows.map((row) => (
              <li>
                {row.asks}: {row.meets ? 'that is so.' : row.lacks}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <form
        class="kith-card kith-card--bare kith-no-print"
        method="get"
        action="/access"
        aria-label="Ask why"
      >
        <Select
          name="person"
          label="Can this person …"
          value={asked.person}
          items={[none, ...people.map(({ id, name }) => ({ value: id, text: name }))]}
        />
        <Select
          name="action"
          label="… do this …"
          value={asked.action}
          items={[
            none,
            ...ACTIONS.map((action) => ({
              value: action,
              text: `${AREAS[ACTION_WORDS[action].area]}: ${ACTION_WORDS[action].does}`,
            })),
          ]}
        />
        <Select
          name="child"
          label="… with this child?"
          value={asked.child}
          items={[
            { value: '', text: 'No child in particular' },
            ...children.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Select
          name="home"
          label="At this home"
          hint="Left out, it is where the child lives."
          value={asked.home}
          items={[
            { value: '', text: 'No home in particular' },
            ...homes.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
        <Button>Ask</Button>
      </form>
    </Section>
  );
}
